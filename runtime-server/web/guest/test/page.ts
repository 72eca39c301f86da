import { TestGuest } from "./sandbox.js";
import type { Files } from "./compile.js";

/** A program of one page, `p`, with this template and script, and further files. */
export function onePage(wxml: string, js: string, more: Files = {}): TestGuest {
  const json = more["p.json"] ?? "{}";
  return new TestGuest({ "app.json": '{"pages":["p"]}', "p.wxml": wxml, "p.js": js, ...more, "p.json": json });
}

/** Starts a program whose page runs this code in onLoad, as an async function; its console output. */
export async function run(code: string): Promise<TestGuest> {
  const guest = onePage("", `Page({ async onLoad(query) { ${code} } })`);
  await guest.start();
  return guest;
}
