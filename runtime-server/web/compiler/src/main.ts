// The part of the compiler that is made of npm packages; runs in GraalJS inside the Java one, so only texts cross.
import { defineMode } from "./define";
import { transformScript } from "./script";
import { compileWxs } from "./wxs";
import { SheetCompiler } from "./wxss/compile";
import type { Reach } from "./wxss/sheet";

export function wxss(path: string, reach: Reach, text: string): string {
  return JSON.stringify(new SheetCompiler(path, reach).compile(text));
}

export function wxs(path: string, source: string, line: number): string {
  return JSON.stringify(compileWxs(path, source, line));
}

export function script(path: string, source: string): string {
  return JSON.stringify(transformScript(path, source));
}

export function define(source: string): string {
  return JSON.stringify(defineMode(source));
}
