import type { Api, Domain, FileSize, Report } from "./review-rest.js";

export type Severity = "high" | "middle" | "low";
export type Kind = "secret" | "dynamicCode" | "tracker" | "unlisted" | "sensitive" | "deadPage";

/** Something that a reviewer should look at. */
export interface Finding {
  kind: Kind;
  severity: Severity;
  /** the kind of key or call, an address, the name of an API, a page */
  what: string;
  file: string;
  /** 0 for the whole file */
  line: number;
  shown?: string;
  isNew: boolean;
}

const SEVERITIES: Record<Kind, Severity> = {
  secret: "high",
  dynamicCode: "high",
  tracker: "middle",
  sensitive: "middle",
  unlisted: "low",
  deadPage: "low",
};

export const ORDER: Severity[] = ["high", "middle", "low"];

/** `file:line`, as editors open it. */
export const placeOf = ({ file, line }: { file: string; line: number }) => (line > 0 ? `${file}:${line}` : file);

/** What a line may move by without being new. */
const keyOf = ({ kind, what, file }: Pick<Finding, "kind" | "what" | "file">) => `${kind} ${what} ${file}`;

function listed(report: Report): Omit<Finding, "isNew" | "severity">[] {
  const { secrets, dynamicCode, domains, apis, deadPages } = report;
  return [
    ...secrets.map((one) => ({ kind: "secret" as const, ...one })),
    ...dynamicCode.map((one) => ({ kind: "dynamicCode" as const, ...one })),
    ...domains
      .filter(({ isTracker }) => isTracker)
      .map((one) => ({ kind: "tracker" as const, what: one.origin, ...one })),
    ...apis
      .filter(({ isSensitive }) => isSensitive)
      .map((one) => ({ kind: "sensitive" as const, what: one.name, ...one })),
    ...domains
      .filter(({ isListed, isTracker }) => !isListed && !isTracker)
      .map((one) => ({ kind: "unlisted" as const, what: one.origin, ...one })),
    ...deadPages.map((page) => ({ kind: "deadPage" as const, what: page, file: page, line: 0 })),
  ].map(({ kind, what, file, line, ...rest }) => ({
    kind,
    what,
    file,
    line,
    ...("shown" in rest && rest.shown ? { shown: rest.shown } : {}),
  }));
}

/**
 * What there is to look at, the worst first.
 *
 * @param base of the version that people have; without it nothing is new
 */
export function findingsOf(report: Report, base?: Report): Finding[] {
  const known = new Set(base ? listed(base).map(keyOf) : []);
  return listed(report)
    .map((one) => ({ ...one, severity: SEVERITIES[one.kind], isNew: base !== undefined && !known.has(keyOf(one)) }))
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** What a version has that another has not, and the other way round. */
export interface Change {
  added: string[];
  gone: string[];
}

function change(now: string[], before: string[]): Change {
  return {
    added: now.filter((one) => !before.includes(one)),
    gone: before.filter((one) => !now.includes(one)),
  };
}

export interface Difference {
  bytes: number;
  files: Change;
  pages: Change;
  apis: Change;
  domains: Change;
  packages: Change;
}

/** What is different from the version that people have, as far as reports tell. */
export function differenceOf(now: Report, base: Report): Difference {
  const paths = (files: FileSize[]) => files.map(({ path }) => path);
  const names = (apis: Api[]) => apis.map(({ name }) => name);
  const origins = (domains: Domain[]) => domains.map(({ origin }) => origin);
  return {
    bytes: now.bytes - base.bytes,
    files: change(paths(now.files), paths(base.files)),
    pages: change(now.pages, base.pages),
    apis: change(names(now.apis), names(base.apis)),
    domains: change(origins(now.domains), origins(base.domains)),
    packages: change(now.packages, base.packages),
  };
}

/** Sizes of files in the other version by their paths; a list that is cut says nothing of the rest. */
export const sizesOf = (report: Report | undefined) => new Map(report?.files.map(({ path, bytes }) => [path, bytes]));

/** A fault that a reviewer has pinned to its place, with their words. */
export interface Pin {
  place: string;
  what: string;
  words: string;
}

/** One text of all that a reviewer has to say: pinned faults first, then the rest. */
export function reasonOf(pins: Pin[], words: string): string {
  const lines = pins.map(
    ({ place, what, words: said }) => `${place} – ${[what, said.trim()].filter(Boolean).join(": ")}`,
  );
  return [lines.join("\n"), words.trim()].filter(Boolean).join("\n\n");
}

/** The text with its places apart, so that they can be shown as what they are. */
export function partsOf(reason: string): { place?: string; text: string }[] {
  return reason.split("\n").map((line) => {
    const found = /^(\S+) – (.*)$/.exec(line);
    return found ? { place: found[1]!, text: found[2]! } : { text: line };
  });
}
