import type { Compiled } from "../problem";

type Sheets = Record<string, string>;

let known = "";
let sheets: Sheets = {};

/** The program's sheets by path, as JSON; read once for all files of a program. */
export function sheetsOf(json: string): Sheets {
  if (json !== known) [known, sheets] = [json, JSON.parse(json) as Sheets];
  return sheets;
}

/** The path that `target`, written in a file, names; what climbs above the root goes on from there. */
export function joined(from: string, target: string): string {
  const parts = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** The first of some paths that is there. */
export function firstOf(all: Sheets, paths: string[]): string | undefined {
  return paths.find((path) => Object.hasOwn(all, path));
}

/** A sheet that cannot be compiled: its page is shown without it. */
export function failed(file: string, line: number | undefined, column: number | undefined, message: string): Compiled {
  const text = `Left out: ${message.split("\n")[0] ?? ""}`;
  return { code: "", problems: [{ file, line, column, severity: "warning", message: text }] };
}
