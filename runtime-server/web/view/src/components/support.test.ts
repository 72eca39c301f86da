import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { componentSupport, type Support, type Verdict } from "@minihost/protocol";
import { builtIns } from "./registry.js";

const { common, builtIns: support } = componentSupport();

const read = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|css)$/.test(file) && !/support(\.test)?\.ts$/.test(file))
    .map((file) => readFileSync(folder + file, "utf8"))
    .join("\n");

/** What paints components, and what answers for some of them in the sandbox. */
const texts = ["../", "../../../guest/src/"]
  .map((path) => read(fileURLToPath(new URL(path, import.meta.url))))
  .join("\n");

/** Whether something that runs names it: an attribute by its name or a selector, an event by its name. */
const isNamed = (name: string): boolean =>
  [`"${name}"`, `[${name}]`, `[${name}=`, ` ${name}:`, `${name}"`, `"${name} `].some((use) => texts.includes(use));

/** Said to be there because there is nothing to do for it in a browser. */
const nothingToDo = new Set(["always-embed", "fixed", "disable-default-padding", "webp"]);

const there = (verdicts: Record<string, Verdict>) =>
  Object.entries(verdicts).flatMap(([name, verdict]) => (verdict === "full" && !nothingToDo.has(name) ? name : []));

describe("the list of what is supported", () => {
  it("names every built-in component, and no other", () => {
    expect(Object.keys(support).sort()).toEqual(builtIns().sort());
  });

  it("promises only attributes and events that something names", () => {
    const prefixes = /^(send-message-|show-message-card|app-parameter|business-id|session-from|lang$)/;
    const empty = Object.entries(support).flatMap(([component, { attributes, events }]) =>
      [...there(attributes), ...there(events)]
        .filter((name) => !prefixes.test(name) && !isNamed(name))
        .map((name) => `${component} ${name}`),
    );
    expect(empty).toEqual([]);
  });

  it("gives a reason for everything that is less than full", () => {
    const all: Support[] = [common, ...Object.values(support)];
    const verdicts = all.flatMap(({ itself, attributes, events }) => [
      itself,
      ...Object.values(attributes),
      ...Object.values(events),
    ]);
    expect(verdicts.filter((verdict) => !/^(full|(partial|none): \S.{8,})$/.test(verdict))).toEqual([]);
  });
});
