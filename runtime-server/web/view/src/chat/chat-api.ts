import { HostRefused } from "../chrome/capsule-api.js";

/** A message as the host keeps it. */
export interface ChatMessage {
  id: number;
  fromPerson: boolean;
  kind: "text" | "image" | "link" | "page";
  content: {
    text?: string;
    mediaId?: string;
    title?: string;
    description?: string;
    url?: string;
    path?: string;
  };
  at: string;
}

/** What the person says. */
export type Said =
  | { kind: "text"; text: string }
  | { kind: "image"; mediaId: string }
  | { kind: "page"; title: string; path: string; picture: string };

async function call<T>(path: string, method = "GET", body?: BodyInit, type = "application/json"): Promise<T> {
  const response = await fetch(`/_h/programs/${path}`, {
    method,
    headers: { "X-Minihost": "1", ...(body === undefined ? {} : { "Content-Type": type }) },
    ...(body === undefined ? {} : { body }),
  });
  if (!response.ok) throw new HostRefused(response.status);
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

const nameBytes = 16;

/** What one message is told from others by, also where the browser makes no UUIDs. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(nameBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The person's conversation with a program's staff. */
export class ChatApi {
  constructor(private readonly appId: string) {}

  mark(): Promise<{ open: boolean; unread: number }> {
    return call(`${this.appId}/chat/unread`);
  }

  open(sessionFrom: string): Promise<void> {
    return call(`${this.appId}/chat`, "POST", JSON.stringify({ sessionFrom }));
  }

  read(after: number): Promise<{ messages: ChatMessage[]; typing: boolean }> {
    return call(`${this.appId}/chat?after=${after}`);
  }

  say(said: Said): Promise<void> {
    return call(`${this.appId}/chat/messages`, "POST", JSON.stringify({ id: newId(), ...said }));
  }

  async picture(file: Blob): Promise<string> {
    const taken = await call<{ mediaId: string }>(
      `${this.appId}/chat/pictures`,
      "POST",
      file,
      "application/octet-stream",
    );
    return taken.mediaId;
  }

  pictureUrl(mediaId: string): string {
    return `/_h/programs/${this.appId}/chat/pictures/${encodeURIComponent(mediaId)}`;
  }
}
