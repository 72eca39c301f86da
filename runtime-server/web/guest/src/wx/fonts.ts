import type { UiArgs } from "@minihost/protocol";
import { isObject, type Dictionary } from "../base/builtins.js";
import { ask } from "../base/door.js";
import { asyncApi, wrongType, type Task } from "./api.js";

const MAX_FONTS = 50;
const fonts = new Map<string, UiArgs<"fontFace">>();

function loadFontFace({ family, source, desc }: Dictionary, task: Task): void {
  const wrong = wrongType("family", family, "String") ?? wrongType("source", source, "String");
  if (wrong) {
    task.fail(wrong);
    return;
  }
  const args: UiArgs<"fontFace"> = { family: family as string, source: source as string };
  if (isObject(desc)) args.desc = Object.fromEntries(Object.entries(desc).map(([key, value]) => [key, String(value)]));
  ask("fontFace", args, (ok) => {
    if (!ok) {
      task.fail("A network error occurred.", { status: "error" }, "network");
      return;
    }
    if (fonts.size < MAX_FONTS) fonts.set(args.family + JSON.stringify(args.desc ?? {}), args);
    task.ok({ status: "loaded" });
  });
}

/** Gives a view that has lost everything its fonts again. */
export function repeatFonts(): void {
  for (const args of fonts.values()) ask("fontFace", args);
}

export function addFonts(): void {
  asyncApi("loadFontFace", loadFontFace, "a font counts on every page and every canvas; scopes and global are ignored");
}
