import type { Upload } from "../api.js";
import type { Visit } from "./visit.js";

export interface Surveyed {
  program: string;
  /** why it could not be uploaded or opened at all */
  refused?: string;
  problems: Upload["problems"];
  visits: Visit[];
}

/** A table of programs, the errors by how many programs have them, and each page that did not paint. */
export function markdown(results: Surveyed[]): string {
  const painted = (result: Surveyed) => result.visits.filter((visit) => visit.painted).length;
  const opened = results.flatMap((result) => result.visits);
  const first = results.filter((result) => result.visits[0]?.painted).length;
  return [
    `# Survey`,
    ``,
    `${first} of ${results.length} programs paint their first page; ` +
      `${opened.filter((visit) => visit.painted).length} of ${opened.length} opened pages paint.`,
    ``,
    `| program | first page | pages painted | ready ms | host errors | program errors | unsupported | refused |`,
    `|---|---|---|---|---|---|---|---|`,
    ...results.map((result) => {
      const errors = (attribution: string) => count(result, (entry) => isError(entry, attribution));
      const unsupported = count(result, (entry) => entry.kind === "unsupported");
      return row([
        result.program,
        result.visits[0]?.painted ? "yes" : "no",
        `${painted(result)}/${result.visits.length}`,
        median(result.visits.map((visit) => visit.readyMs)),
        errors("host"),
        errors("program"),
        unsupported,
        result.refused ?? "",
      ]);
    }),
    ``,
    `## Messages`,
    ``,
    `| programs | pages | attribution | kind | message |`,
    `|---|---|---|---|---|`,
    ...messages(results),
    ``,
    `## Pages that did not paint`,
    ``,
    ...results.flatMap((result) =>
      result.visits
        .filter((visit) => !visit.painted)
        .map((visit) => `- ${result.program} ${visit.page}: ${visit.state}; missing ${describe(visit)}`),
    ),
    ``,
  ].join("\n");
}

/** Pictures of the pages side by side; `chosen` says which of a program's visits. */
export function contactSheet(results: Surveyed[], chosen: (visits: Visit[]) => Visit[]): string {
  const cells = results.flatMap((result) =>
    chosen(result.visits).map(
      (visit) => `<figure class="${visit.painted ? "" : "bad"}"><img src="data:image/jpeg;base64,${visit.picture}">
        <figcaption>${escape(result.program)} ${escape(visit.page)}</figcaption></figure>`,
    ),
  );
  return `<!doctype html><meta charset="utf-8"><title>Survey</title><style>
    body { margin: 8px; display: flex; flex-wrap: wrap; gap: 8px; font: 11px sans-serif; width: 1600px; background: #ddd }
    figure { margin: 0; width: 192px; border: 2px solid #4a4 } figure.bad { border-color: #d33 }
    img { width: 100%; display: block } figcaption { overflow-wrap: anywhere; padding: 2px }
    </style>${cells.join("\n")}`;
}

function messages(results: Surveyed[]): string[] {
  const found = new Map<string, { programs: Set<string>; pages: number }>();
  for (const result of results)
    for (const visit of result.visits)
      for (const entry of visit.entries) {
        if (entry.level !== "error" && entry.kind !== "unsupported") continue;
        const key = row([entry.attribution, entry.kind, entry.message.split("\n")[0]?.slice(0, 160) ?? ""]);
        const seen = found.get(key) ?? { programs: new Set(), pages: 0 };
        seen.programs.add(result.program);
        seen.pages += 1;
        found.set(key, seen);
      }
  return [...found]
    .sort(([, one], [, other]) => other.programs.size - one.programs.size || other.pages - one.pages)
    .map(([key, seen]) => `| ${seen.programs.size} | ${seen.pages} ${key}`);
}

function describe(visit: Visit): string {
  const some = visit.missing.slice(0, 6).map((text) => "`" + text.slice(0, 24) + "`");
  return `${visit.missing.length} of ${visit.expected} texts ${some.join(" ")}`;
}

function count(result: Surveyed, wanted: (entry: Visit["entries"][number]) => boolean): number {
  return result.visits.reduce((sum, visit) => sum + visit.entries.filter(wanted).length, 0);
}

function isError(entry: Visit["entries"][number], attribution: string): boolean {
  return entry.level === "error" && entry.kind !== "unsupported" && entry.attribution === attribution;
}

function median(numbers: number[]): number {
  return numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function row(cells: (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
