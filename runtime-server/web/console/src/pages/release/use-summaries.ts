import { useTranslation } from "react-i18next";
import { moment } from "../../../../shell/src/time.js";
import type { Part } from "./release-model.js";
import type { Audience, Guard, PlanStep, Release } from "./release-rest.js";

const HOUR = 60;
const DAY = 24 * HOUR;

/** The largest unit in which some minutes are a whole number. */
export function unitOf(minutes: number): "minutes" | "hours" | "days" {
  if (minutes > 0 && minutes % DAY === 0) return "days";
  return minutes > 0 && minutes % HOUR === 0 ? "hours" : "minutes";
}

export const MINUTES = { minutes: 1, hours: HOUR, days: DAY };

/** Says the parts of a release in a line each. */
export function useSummaries() {
  const { t, i18n } = useTranslation();
  const hold = (minutes: number) => {
    const unit = unitOf(minutes);
    return t(`release.hold.${unit}`, { count: minutes / MINUTES[unit] });
  };
  const plan = (steps: PlanStep[]) =>
    steps.length === 0
      ? t("release.noPlan")
      : steps
          .map(({ percent, holdMinutes }, i) =>
            i < steps.length - 1 ? `${percent}% (${hold(holdMinutes)})` : `${percent}%`,
          )
          .join(" → ");
  const audience = ({ people, tags, members, regions, from, until }: Audience) => {
    const parts = [
      people.length ? t("release.people", { count: people.length }) : "",
      tags.length ? t("release.tagged", { tags: tags.join(", ") }) : "",
      members ? t("release.members") : "",
      regions.length ? t("release.inRegions", { regions: regions.join(", ") }) : "",
      from ? t("release.since", { time: moment(from, i18n.language) }) : "",
      until ? t("release.till", { time: moment(until, i18n.language) }) : "",
    ].filter(Boolean);
    return parts.length ? parts.join(" · ") : t("release.allPeople");
  };
  const guard = ({ action, launches, failurePoints, slowerPercent }: Guard) =>
    [
      t(`release.guards.${action}`),
      t("release.guardRule", { points: failurePoints, count: launches }),
      slowerPercent ? t("release.guardSlower", { percent: slowerPercent }) : "",
    ]
      .filter(Boolean)
      .join(" · ");
  const part = (release: Release | null, name: Part): string => {
    if (!release) return "–";
    const { version, percent } = release;
    if (name === "version") return version;
    if (name === "percent") return `${percent}%`;
    if (name === "plan") return plan(release.plan);
    if (name === "audience") return audience(release.audience);
    if (name === "guard") return guard(release.guard);
    return release.tellRunning ? t("yes") : t("no");
  };
  return { plan, audience, guard, hold, part };
}
