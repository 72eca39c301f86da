import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { actionsInChinese, actionsInEnglish } from "./actions.js";

const server = join(import.meta.dirname, "../../../../server/src/main/java");

/** Names right behind the actor of an entry; some are put together and not found this way. */
function recorded(): string[] {
  const files = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".java"));
  const found = files.flatMap((name) =>
    [...readFileSync(join(server, name), "utf8").matchAll(/audit\.record\(\s*[\w.()]+,\s*"([a-z_-]+\.[a-z-]+)"/g)].map(
      (match) => match[1]!,
    ),
  );
  return [...new Set(found)];
}

describe("words of the audit log", () => {
  it("has all that the server records", () => {
    expect(recorded().length).toBeGreaterThan(40);
    expect(recorded().filter((action) => !(action in actionsInEnglish))).toEqual([]);
  });

  it("has the same in both languages", () => {
    expect(Object.keys(actionsInChinese)).toEqual(Object.keys(actionsInEnglish));
  });
});
