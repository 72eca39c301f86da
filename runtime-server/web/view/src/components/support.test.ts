import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { componentSupport, type Support, type Verdict } from "@minihost/protocol";
import { LIVE } from "../../../guest/src/tree/live.js";
import { contextMethods } from "../../../guest/src/wx/contexts.js";
import { Component } from "./component.js";
import { Field } from "./form.js";
import { builtIns, kindOf } from "./registry.js";

const { common, builtIns: support } = componentSupport();

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.(ts|css)$/.test(file));

const read = (path: string): string =>
  filesOf(path)
    .map((file) => readFileSync(path + file, "utf8"))
    .join("\n");

/** What paints components, and what answers for some of them in the sandbox. */
const texts = ["../", "../../../guest/src/"].map((path) => read(folder(path))).join("\n");

/** Whether something that runs names it: an attribute by its name or a selector, an event by its name. */
const isNamed = (name: string): boolean =>
  [`"${name}"`, `[${name}]`, `[${name}=`, ` ${name}:`, `${name}"`, `"${name} `].some((use) => texts.includes(use));

/** Said to be there because there is nothing to do for it in a browser. */
const nothingToDo = new Set(["always-embed", "fixed", "disable-default-padding", "webp"]);

const there = (verdicts: Record<string, Verdict>) =>
  Object.entries(verdicts).flatMap(([name, verdict]) => (verdict === "full" && !nothingToDo.has(name) ? name : []));

describe("the list of what is supported", () => {
  it("names every built-in component, and no other", () => {
    const [said, made] = [Object.keys(support), builtIns()];
    const missing = [
      ...made.filter((name) => !said.includes(name)).map((name) => `protocol/src/support.ts lacks ${name}`),
      ...said.filter((name) => !made.includes(name)).map((name) => `view/src/components/registry.ts lacks ${name}`),
    ];
    expect(missing).toEqual([]);
  });

  it("says of every attribute that a component reads, and of every event that it sends", () => {
    // more than the platform's have, and so not promised
    const beyond = new Set(
      (
        "picker-view.name audio.muted audio.autoplay audio.referrer-policy audio.progress audio.seekcomplete " +
        "selection.disable live-player.src map.error editor.error action-sheet-cancel.change"
      ).split(" "),
    );
    const known = (name: string, said: Record<string, Verdict>, all: Record<string, Verdict>, part: string) =>
      part in said || part in all || part.startsWith("aria-") || beyond.has(`${name}.${part}`);
    const missing = Object.entries(support).flatMap(([name, { attributes, events }]) => {
      const code = codeOf(name);
      const read = found(code, /\.(?:bool|num|str)\("([\w-]+)"|props\["([\w-]+)"\]/g);
      const sent = found(code, /\.emit\("(\w+)"/g);
      return [
        ...read.filter((part) => !known(name, attributes, common.attributes, part)),
        ...sent.filter((part) => !known(name, events, common.events, part)),
      ].map((part) => `protocol/src/support.ts lacks ${part} of ${name}`);
    });
    expect(missing).toEqual([]);
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

/** The code of a component's class and of those that it extends. */
function codeOf(name: string): string {
  const kinds: string[] = [];
  for (let kind: object = kindOf(name); kind !== Component; kind = Object.getPrototypeOf(kind) as object)
    kinds.push(String(kind));
  return kinds.join("\n");
}

const found = (code: string, pattern: RegExp): string[] => [
  ...new Set([...code.matchAll(pattern)].map(([, one, other]) => one ?? other!)),
];

describe("a built-in component", () => {
  it("is in the registry, if it has a class", () => {
    const imported = (file: string) => texts.includes(`/${basename(file, ".ts")}.js"`);
    const lost = filesOf(folder("./")).filter((file) => !imported(file));
    expect(lost.map((file) => `view/src/components/registry.ts lacks the class of ${file}`)).toEqual([]);
  });

  it("has a rule of its own in the style sheets", () => {
    // in the line, as a browser paints what it does not know
    const inline = new Set(["span", "open-data", "root-portal", "picker-view-column"]);
    const sheets = read(folder("../css/"));
    const bare = builtIns().filter(
      (name) => !inline.has(name) && !new RegExp(`^wx-${name}(,| \\{)$`, "m").test(sheets),
    );
    expect(bare.map((name) => `view/src/css lacks a rule for wx-${name}`)).toEqual([]);
  });

  it("keeps what the person changed, also when the page is painted anew", () => {
    // the guest finds these in their groups
    const inGroups = /^(checkbox|radio)(-group)?$/;
    const missing = builtIns().flatMap((name) => {
      const models = found(codeOf(name), /\.model\("([\w-]+)"/g);
      const changes = models.length === 0 && kindOf(name).prototype instanceof Field ? ["value"] : models;
      const kept = Object.values(LIVE[name] ?? {}).map(([, attribute]) => attribute);
      return changes.filter((each) => !kept.includes(each) && !inGroups.test(name)).map((each) => `${name} ${each}`);
    });
    expect(missing.map((each) => `LIVE in guest/src/tree/live.ts lacks ${each}`)).toEqual([]);
  });

  it("has a context, if it plays methods", () => {
    const plays = builtIns().filter((name) => /\bmethod [!=]== "/.test(codeOf(name)));
    const without = plays.filter((name) => contextMethods(name, () => undefined) === null);
    expect(without.map((name) => `METHODS in guest/src/wx/contexts.ts lacks ${name}`)).toEqual([]);
  });
});
