import type { Version, VersionState } from "../../rest/types.js";

/** A number like the highest there is, one patch on. */
export function nextNumber(list: Pick<Version, "version">[]): string {
  const numbers = list
    .map(({ version }) => /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number))
    .filter((parts) => parts !== undefined)
    .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!);
  const highest = numbers.at(-1);
  return highest ? `${highest[0]}.${highest[1]}.${highest[2]! + 1}` : "1.0.0";
}

/** What is done to a version: on its way towards people, or away from them. */
export type Step = "trial" | "submit" | "review" | "approve" | "release" | "rollback" | "withdraw";

/** Steps that have a page of their own. */
export type Page = Extract<Step, "review" | "release">;

const steps: Record<VersionState, Step[]> = {
  development: ["submit", "trial"],
  trial: ["submit"],
  submitted: ["review", "approve", "withdraw"],
  approved: ["release", "withdraw"],
  gray: ["release", "withdraw"],
  released: ["withdraw"],
  superseded: ["rollback"],
  rejected: [],
  withdrawn: [],
};

/** What a step needs, as the table of permissions calls it. */
export const rights: Record<Step, string> = {
  trial: "program.submit",
  submit: "program.submit",
  review: "version.review",
  approve: "version.review",
  release: "program.release",
  rollback: "program.release",
  withdraw: "program.submit",
};

/** The steps that lead on from a version, the main one first. */
export function stepsOf({ state, preview, releasedAt }: Pick<Version, "state" | "preview" | "releasedAt">): Step[] {
  if (preview) return [];
  return steps[state].filter((step) => step !== "rollback" || releasedAt);
}
