import { NOTES } from "../guest/src/wx/notes.js";
import { OPTIONS, RETURNS } from "../guest/src/wx/options.js";
import { componentTables } from "./components.js";
import { apiSupport, type Support } from "./apis.js";

export { apiSupport };

/** APIs of which there are notes or lists of options. */
export const described = [...Object.keys(NOTES), ...Object.keys(OPTIONS), ...Object.keys(RETURNS)];

const count = (list: Support[], level: Support["level"]): number => list.filter((one) => one.level === level).length;

function tableOf(list: Support[]): string {
  const rows = list.map(({ name, level, why }) => `| \`wx.${name}\` | ${level} | ${why} |`);
  return ["| API | support | what is missing |", "|---|---|---|", ...rows].join("\n");
}

/** APIs that are not there, together by their reason: there are many, and nothing more to say of each. */
function lackingOf(list: Support[]): string {
  const byReason = new Map<string, string[]>();
  for (const { name, why } of list) byReason.set(why, [...(byReason.get(why) ?? []), name]);
  const lines = [...byReason].sort(([a], [b]) => a.localeCompare(b, "en"));
  return lines.map(([why, names]) => `- ${why}: ${names.map((name) => `\`${name}\``).join(", ")}`).join("\n");
}

/** The text of `docs/compatibility.md`. */
export function compatibilityDocument(): string {
  const apis = apiSupport();
  const there = apis.filter((one) => one.level !== "none");
  return `# Compatibility

What of the platform's programs can rely on here. This file is written by \`npm run compatibility\` in \`runtime-server/web\` from
the code itself, and a test compares the two.

An API that is not there exists all the same: it fails with \`fail not supported\`, or with its documented failure, says so once in
the session's log, and \`wx.canIUse\` answers false for it.

## APIs

${count(apis, "full")} full, ${count(apis, "partial")} partial, ${count(apis, "none")} not there.

${tableOf(there)}

### Not there

${lackingOf(apis.filter((one) => one.level === "none"))}

## Components

${componentTables()}
`;
}
