import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Script } from "node:vm";
import { buildSync } from "esbuild";
import type * as Document from "./document.js";

/** The document's code as its writer runs it: in one piece, because the guest's modules know each other both ways. */
function made(): typeof Document {
  const { outputFiles } = buildSync({
    entryPoints: [resolve(__dirname, "document.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "made",
  });
  return new Script(`(() => { ${outputFiles[0]!.text}; return made })()`).runInThisContext() as typeof Document;
}

const { apiSupport, compatibilityDocument, described } = made();

describe("docs/compatibility.md", () => {
  it("says what the code does (if not: npm run compatibility)", () => {
    const file = resolve(__dirname, "../../../docs/compatibility.md");
    expect(readFileSync(file, "utf8")).toBe(compatibilityDocument());
  });

  it("gives a reason for everything that is not whole", () => {
    const silent = apiSupport().filter(({ level, why }) => level !== "full" && why === "");
    expect(silent).toEqual([]);
  });

  it("speaks only of APIs that are there", () => {
    const there = new Set(
      apiSupport()
        .filter(({ level }) => level !== "none")
        .map(({ name }) => name),
    );
    expect(described.filter((name) => !there.has(name))).toEqual([]);
  });
});
