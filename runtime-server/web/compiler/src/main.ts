// The part of the compiler that is made of npm packages; runs in GraalJS inside the Java one, so only texts cross.
import { transformScript } from "./script";
import { compileWxs } from "./wxs";
import { compileSheet } from "./wxss/compile";
import type { Read } from "./wxss/imports";
import type { SheetRequest } from "./wxss/sheet";

export function wxss(request: string, text: string, read: Read): string {
  return JSON.stringify(compileSheet(JSON.parse(request) as SheetRequest, text, (path) => read(path) ?? undefined));
}

export function wxs(path: string, source: string, line: number): string {
  return JSON.stringify(compileWxs(path, source, line));
}

export function script(path: string, source: string): string {
  return JSON.stringify(transformScript(path, source));
}
