import { useTranslation } from "react-i18next";
import type { VersionState } from "../rest/types.js";

type Tone = "good" | "warn" | "bad" | "info" | "calm";

const tones: Record<VersionState, Tone> = {
  development: "calm",
  trial: "info",
  submitted: "warn",
  approved: "info",
  rejected: "bad",
  gray: "good",
  released: "good",
  superseded: "calm",
  withdrawn: "bad",
};

export function State({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="state" data-tone={tone}>
      {children}
    </span>
  );
}

/** Where a version is in its life; with its share while not everybody gets it. */
export function VersionStateTag({ state, percent }: { state: VersionState; percent?: number }) {
  const { t } = useTranslation();
  const share = state === "gray" && percent !== undefined ? ` ${percent}%` : "";
  return <State tone={tones[state]}>{t(`states.${state}`) + share}</State>;
}

/** Whether somebody or something may be used. */
export function StandingTag({ status }: { status: "active" | "frozen" | "banned" }) {
  const { t } = useTranslation();
  const tone = { active: "good", frozen: "warn", banned: "bad" } as const;
  return <State tone={tone[status]}>{t(`standing.${status}`)}</State>;
}
