/** The same thing done elsewhere: with the tool, or with any client of the REST API. */
export interface Command {
  cli?: string;
  curl?: string;
}

const quoted = (text: string) => (/^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/**
 * A call of the REST API as `curl`.
 *
 * @param path below `/api/v1/`
 * @param body sent as JSON; text that begins with `@` is the name of a file
 */
export function curl(method: string, path: string, body?: unknown): string {
  const parts = ["curl"];
  if (method !== "GET") parts.push("-X", method);
  parts.push("-H", '"Authorization: Bearer $MINIHOST_TOKEN"');
  if (typeof body === "string") {
    parts.push("-H", quoted("Content-Type: application/zip"), "--data-binary", quoted(body));
  } else if (body !== undefined) {
    parts.push("-H", quoted("Content-Type: application/json"), "-d", quoted(JSON.stringify(body)));
  }
  return [...parts, quoted(`${location.origin}/api/v1/${path}`)].join(" ");
}

/** A call of the tool. */
export const cli = (...words: string[]): string => ["minihost", ...words.map(quoted)].join(" ");
