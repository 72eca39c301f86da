/** The path that `relative`, written in `file`, names in the bundle; undefined when it leaves the bundle. */
export function resolvePath(file: string, relative: string): string | undefined {
  const parts = relative.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

/** Whether an address names something outside the bundle: it has a scheme or a host. */
export function isRemote(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}
