import { refused } from "../../../../view/src/host-calls.js";
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
    request.onload = () =>
      request.status < 300
        ? resolve(JSON.parse(request.responseText) as Uploaded)
        : reject(refused(request.status, request.responseText));
    request.send(zip);
  });
}

/** What the compiler says of an upload that it refused. */
export function problemsOf(error: unknown): Problem[] {
  const problems = error instanceof Refused ? error.details["problems"] : undefined;
  return Array.isArray(problems) ? (problems as Problem[]) : [];
}
