const absolute = /^(https?:|blob:|data:(image|audio|video|font|application\/(x-)?font)[\w+./-]*[;,])/i;

const own = "wxfile://";
let ownFiles = "";

/** Where the program's own files lie: an absolute URL that ends in a slash. */
export function setOwnFiles(url: string): void {
  ownFiles = url;
}

/**
 * Where a program's file is on this host: URLs stay, a path from the root or relative to `folder` lies below `prefix`.
 * Anything with another scheme leads nowhere.
 */
export function assetUrl(src: string, prefix: string, folder: string): string {
  const path = src.trim();
  if (path === "" || absolute.test(path)) return path;
  if (path.startsWith(own)) return ownFiles && ownFiles + pathSegments(path.slice(own.length));
  if (path.startsWith("//")) return `https:${path}`;
  if (path.startsWith(prefix)) return path;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return "";
  return prefix + normalize(path.startsWith("/") ? path.slice(1) : folder + path);
}

/** The folder of a file, with a slash at its end unless it is the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** A path within the bundle for a URL; it cannot lead out of where it is put. */
export function pathSegments(path: string): string {
  return normalize(path).split("/").map(encodeURIComponent).join("/");
}

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
