import { Refused } from "../../rest/client.js";
import type { Problem } from "../../rest/types.js";

export interface Uploaded {
  version: string;
  hash: string;
  problems: Problem[];
}

/** Sends a version's archive, and says how much of it has gone, from 0 to 1. */
export function upload(appId: string, version: string, zip: Blob, sent: (share: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/v1/programs/${appId}/versions/${encodeURIComponent(version)}`);
    request.setRequestHeader("Content-Type", "application/zip");
    request.upload.onprogress = ({ loaded, total }) => sent(total ? loaded / total : 0);
    request.onerror = () => reject(new TypeError("no connection"));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300) resolve(body as unknown as Uploaded);
      else reject(new Refused(request.status, typeof body["code"] === "string" ? body["code"] : "", body));
    };
    request.send(zip);
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** What the compiler says of an upload that it refused. */
export function problemsOf(error: unknown): Problem[] {
  const problems = error instanceof Refused ? error.details["problems"] : undefined;
  return Array.isArray(problems) ? (problems as Problem[]) : [];
}
