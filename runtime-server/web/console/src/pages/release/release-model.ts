import type { Version } from "../../rest/types.js";
import type { Audience, Guard, Order, PlanStep, Release } from "./release-rest.js";

export const EVERYBODY: Audience = { people: [], tags: [], members: false, regions: [] };
export const USUAL: Guard = { action: "roll_back", launches: 20, failurePoints: 20, watchHours: 24 };

/** What somebody means to change and has not applied yet; what is missing follows the server. */
export type Draft = Omit<Order, "reason"> & { reason: string };

export const isEverybody = ({ people, tags, members, regions, from, until }: Audience): boolean =>
  people.length + tags.length + regions.length === 0 && !members && !from && !until;

/** The share of the people who get a version. */
export function shareOf(version: string, now: Release | null): number {
  return now?.version === version ? now.percent : 0;
}

/** The share that a draft asks for: a plan begins with its first step. */
export function wantedShare(draft: Draft, now: number): number {
  return draft.plan?.[0]?.percent ?? draft.percent ?? now;
}

/** A draft with another share; one with a plan begins the plan with it. */
export function withShare(draft: Draft, percent: number): Draft {
  const [first, ...more] = draft.plan ?? [];
  if (!first || percent === 0) return { ...without(draft, "plan"), percent };
  return { ...draft, plan: [{ ...first, percent }, ...more] };
}

export function without(draft: Draft, name: keyof Order): Draft {
  const { [name]: gone, ...rest } = draft;
  void gone;
  return { reason: "", ...rest };
}

/** What is said to the server. An audience goes along to 100%, which would mean everybody without it. */
export function orderOf(draft: Draft, version: string, now: Release | null): Order {
  const kept = now?.version === version ? now.audience : EVERYBODY;
  const percent = wantedShare(draft, shareOf(version, now));
  const audience = draft.audience ?? (percent === 100 && !isEverybody(kept) ? kept : undefined);
  const reason = draft.reason.trim();
  return {
    percent,
    ...(audience ? { audience } : {}),
    ...(draft.plan ? { plan: draft.plan } : {}),
    ...(draft.guard ? { guard: draft.guard } : {}),
    ...(draft.tellRunning === undefined ? {} : { tellRunning: draft.tellRunning }),
    ...(reason ? { reason } : {}),
  };
}

/** Whether a share ends the plan that runs: any but that of its step and of the next one. */
export function endsPlan(percent: number, { plan, planStep }: Release): boolean {
  return percent > 0 && plan.length > 0 && !plan.slice(planStep, planStep + 2).some((step) => step.percent === percent);
}

/** What is wrong with a plan; null when nothing is. */
export function faultOf(plan: PlanStep[]): "percent" | "order" | "hold" | null {
  if (plan.some(({ percent }) => !Number.isInteger(percent) || percent < 1 || percent > 100)) return "percent";
  if (plan.some(({ percent }, i) => i > 0 && percent <= plan[i - 1]!.percent)) return "order";
  const isHeld = ({ holdMinutes }: PlanStep) =>
    Number.isInteger(holdMinutes) && holdMinutes >= 0 && holdMinutes <= 43_200;
  return plan.every(isHeld) ? null : "hold";
}

/** The parts of a release that are told apart when somebody else has changed it. */
export type Part = "version" | "percent" | "audience" | "plan" | "guard" | "tellRunning";
const PARTS: Part[] = ["version", "percent", "audience", "plan", "guard", "tellRunning"];

/** What differs between two looks at a release. */
export function differences(before: Release | null, now: Release | null): Part[] {
  if (!before || !now) return before === now ? [] : ["version", "percent"];
  return PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(now[part]));
}

/** How to get back to what people had: an order for a version, or going back to one. */
export type WayBack = { version: string; order: Order } | { to?: string };

/** What undoes a change that came after `before`; `changed` is the version that was given or left. */
export function wayBack(before: Release | null, changed: string): WayBack {
  if (!before) return { version: changed, order: { percent: 0 } };
  if (before.state !== "gray" && before.version !== changed) return { to: before.version };
  const { percent, audience, plan, guard, tellRunning, planStep } = before;
  const steps = percent === 0 ? [] : plan.slice(planStep);
  const rest = before.state === "gray" ? { audience, plan: steps } : {};
  return { version: before.version, order: { percent, guard, tellRunning, ...rest } };
}

/** Versions that a release may be made of: first the one that the address names, one on its way, the newest that may go. */
export function candidates(list: Version[]): Version[] {
  const order = ["gray", "approved", "released", "superseded"];
  return list
    .filter(({ state, preview }) => !preview && order.includes(state))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
