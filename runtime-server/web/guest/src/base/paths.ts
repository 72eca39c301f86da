/** Joins a path to the folder of a file, or starts at the program's root when it begins with a slash. */
export function resolvePath(fromFile: string, path: string): string {
  const parts = path.startsWith("/") ? [] : fromFile.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

export interface PageUrl {
  path: string;
  query: Record<string, string>;
  /** the query as written, without `?` */
  search: string;
}

/** A page URL as programs write it, relative to the page they are on. */
export function parsePageUrl(url: string, fromPage: string): PageUrl {
  const end = url.indexOf("#");
  const whole = end < 0 ? url : url.slice(0, end);
  const mark = whole.indexOf("?");
  const search = mark < 0 ? "" : whole.slice(mark + 1);
  const path = resolvePath(fromPage, mark < 0 ? whole : whole.slice(0, mark)).replace(/\.html$/, "");
  return { path, query: parseQuery(search), search };
}

/** Names and values as they were written: programs decode them themselves, or hand them on. */
export function parseQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of search.split("&")) {
    if (!pair) continue;
    const mark = pair.indexOf("=");
    const name = mark < 0 ? pair : pair.slice(0, mark);
    if (name !== "__proto__") query[name] = mark < 0 ? "" : pair.slice(mark + 1);
  }
  return query;
}
