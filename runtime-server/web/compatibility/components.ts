import { componentSupport, type Support, type Verdict } from "../protocol/src/support.js";

/** The components with their attributes and events, one row each; whole ones are only named. */
export function componentTables(): string {
  const { common, builtIns } = componentSupport();
  const rows = Object.entries(builtIns).map(([name, support]) => row(`\`${name}\``, support));
  const head = ["| component | support | attributes | events | what is missing |", "|---|---|---|---|---|"];
  return [...head, row("every component", common), ...rows].join("\n");
}

function row(name: string, { itself, attributes, events }: Support): string {
  const missing = [...gaps({ "": itself }), ...gaps(attributes), ...gaps(events)].join("; ");
  return `| ${name} | ${level(itself)} | ${there(attributes)} | ${there(events)} | ${missing} |`;
}

const level = (verdict: Verdict): string => verdict.split(":")[0]!;

const there = (verdicts: Record<string, Verdict>): string =>
  Object.keys(verdicts)
    .filter((name) => level(verdicts[name]!) !== "none")
    .map((name) => `\`${name}\``)
    .join(" ");

/** What is less than full and why, those with the same reason together. */
function gaps(verdicts: Record<string, Verdict>): string[] {
  const byReason = new Map<string, string[]>();
  for (const [name, verdict] of Object.entries(verdicts)) {
    if (verdict === "full") continue;
    const reason = verdict.slice(verdict.indexOf(":") + 2);
    byReason.set(reason, [...(byReason.get(reason) ?? []), ...(name === "" ? [] : [`\`${name}\``])]);
  }
  return [...byReason].map(([reason, names]) => (names.length > 0 ? `${names.join(", ")}: ${reason}` : reason));
}
