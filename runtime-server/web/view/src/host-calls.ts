/** The host's answer was no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** stable, such as `wrong_credentials`; empty where none is known */
    readonly code: string,
    readonly details: Record<string, unknown>,
  ) {
    super(`refused with ${status} ${code}`);
  }
}

/** What an answer says that is a refusal. */
export function refused(status: number, text: string): Refused {
  let problem: Record<string, unknown> = {};
  try {
    problem = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // something in between has answered
  }
  return new Refused(status, typeof problem["code"] === "string" ? problem["code"] : "", problem);
}

/** One call of the host in the person's name, by its whole path; a file goes as it is, everything else as JSON. */
export async function callHost<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isFile = body instanceof Blob;
  const type: Record<string, string> = body === undefined || isFile ? {} : { "Content-Type": "application/json" };
  const response = await fetch(path, {
    method,
    headers: { "X-Minihost": "1", ...type },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw refused(response.status, text);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** The same for what is about the person, by the rest of the path. */
export const callAccount = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  callHost<T>(method, `/_a/${path}`, body);
