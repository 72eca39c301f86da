import { keep, kept } from "../../frame/preferences.js";
import { faultOf } from "./release-model.js";
import type { PlanStep } from "./release-rest.js";

const HOUR = 60;
const DAY = 24 * HOUR;
const OWN_MAX = 5;

const steps = (...pairs: [percent: number, holdMinutes: number][]): PlanStep[] =>
  pairs.map(([percent, holdMinutes]) => ({ percent, holdMinutes }));

/** Plans that most releases do with. */
export const TEMPLATES = [
  { name: "careful", plan: steps([1, DAY], [5, DAY], [10, DAY], [25, DAY], [50, DAY], [100, 0]) },
  { name: "usual", plan: steps([1, HOUR], [10, 6 * HOUR], [50, DAY], [100, 0]) },
  { name: "quick", plan: steps([10, 15], [50, 30], [100, 0]) },
] as const;

/** Plans that somebody has kept in this browser, the newest first. */
export function keptPlans(): PlanStep[][] {
  try {
    const stored = JSON.parse(kept("plans") ?? "[]") as PlanStep[][];
    return stored.filter((plan) => Array.isArray(plan) && plan.length > 0 && !faultOf(plan)).slice(0, OWN_MAX);
  } catch {
    return [];
  }
}

export function keepPlan(plan: PlanStep[]): PlanStep[][] {
  const plans = [plan, ...keptPlans()].slice(0, OWN_MAX);
  keep("plans", JSON.stringify(plans));
  return plans;
}
