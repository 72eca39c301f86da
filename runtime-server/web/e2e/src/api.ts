import { zipFolder } from "./bundle.js";
import type { RunningServer } from "./server.js";

export interface Program {
  appId: string;
  appSecret: string;
}

export interface Upload {
  version: string;
  hash: string;
  problems: { file: string; line?: number; column?: number; severity: string; message: string }[];
}

export interface VisitOfProgram {
  id: string;
  end?: string;
}

export interface LogEntry {
  at: string;
  level: string;
  kind: string;
  attribution: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  api?: string;
  limit?: string;
}

/** A call that the server refused; `status` and `problem` are its answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: string,
    call: string,
  ) {
    super(`${call} answered ${status}: ${problem}`);
  }
}

/** The calls of the REST API that tests and tools need. */
export class Api {
  constructor(private readonly server: Pick<RunningServer, "url" | "token">) {}

  create(name: string): Promise<Program> {
    return this.json("POST", "/programs", { name });
  }

  /** Uploads a zip, or a folder packed as {@link zipFolder} does. */
  upload(appId: string, bundle: string | Uint8Array, version = "1.0.0"): Promise<Upload> {
    const zip = typeof bundle === "string" ? zipFolder(bundle) : bundle;
    return this.call("PUT", `/programs/${appId}/versions/${version}`, zip, "application/zip");
  }

  step(appId: string, version: string, step: "submit" | "approve" | "release" | "withdraw"): Promise<unknown> {
    return this.json("POST", `/programs/${appId}/versions/${version}/${step}`, {});
  }

  /** Registers, uploads and releases; returns the app id. */
  async publish(name: string, bundle: string | Uint8Array, version = "1.0.0"): Promise<string> {
    const { appId } = await this.create(name);
    await this.upload(appId, bundle, version);
    await this.release(appId, version);
    return appId;
  }

  async release(appId: string, version = "1.0.0"): Promise<void> {
    await this.step(appId, version, "submit");
    await this.step(appId, version, "approve");
    await this.step(appId, version, "release");
  }

  async log(appId: string, session: string): Promise<LogEntry[]> {
    const path = `/programs/${appId}/sessions/${session}/log`;
    const answer = await this.call<{ entries: LogEntry[] }>("GET", path);
    return answer.entries;
  }

  async visits(appId: string): Promise<VisitOfProgram[]> {
    const answer = await this.call<{ items: VisitOfProgram[] }>("GET", `/programs/${appId}/sessions?limit=100`);
    return answer.items;
  }

  /** Any other call. */
  send<T>(method: string, path: string, body?: unknown): Promise<T> {
    return body === undefined ? this.call(method, path) : this.json(method, path, body);
  }

  /** Makes an account with money in its wallet, in fen; answers the person's id. */
  async person(username: string, password: string, money: number): Promise<string> {
    const { personId } = await this.json<{ personId: string }>("POST", "/people", { username, password });
    await this.topUp(personId, money);
    return personId;
  }

  topUp(personId: string, amount: number): Promise<unknown> {
    return this.json("POST", `/people/${personId}/wallet/top-ups`, { amount, currency: "CNY", reason: "for a test" });
  }

  /** What is in a wallet, in fen. */
  async balance(personId: string): Promise<number> {
    return (await this.call<{ balance: number }>("GET", `/people/${personId}/wallet`)).balance;
  }

  private json<T>(method: string, path: string, body: unknown): Promise<T> {
    return this.call(method, path, JSON.stringify(body), "application/json");
  }

  private async call<T>(method: string, path: string, body?: string | Uint8Array, type?: string): Promise<T> {
    const answer = await fetch(this.server.url + "/api/v1" + path, {
      method,
      headers: { Authorization: `Bearer ${this.server.token}`, ...(type ? { "Content-Type": type } : {}) },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(answer.status, text, `${method} ${path}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}
