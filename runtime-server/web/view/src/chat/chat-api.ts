import { callHost } from "../host-calls.js";

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

const nameBytes = 16;

/** What one message is told from others by, also where the browser makes no UUIDs. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(nameBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The person's conversation with a program's staff. */
export class ChatApi {
  private readonly path: string;

  constructor(appId: string) {
    this.path = `/_h/programs/${appId}/chat`;
  }

  mark(): Promise<{ open: boolean; unread: number }> {
    return callHost("GET", `${this.path}/unread`);
  }

  open(sessionFrom: string): Promise<void> {
    return callHost("POST", this.path, { sessionFrom });
  }

  read(after: number): Promise<{ messages: ChatMessage[]; typing: boolean }> {
    return callHost("GET", `${this.path}?after=${after}`);
  }

  say(said: Said): Promise<void> {
    return callHost("POST", `${this.path}/messages`, { id: newId(), ...said });
  }

  async picture(file: Blob): Promise<string> {
    return (await callHost<{ mediaId: string }>("POST", `${this.path}/pictures`, file)).mediaId;
  }

  pictureUrl(mediaId: string): string {
    return `${this.path}/pictures/${encodeURIComponent(mediaId)}`;
  }
}
