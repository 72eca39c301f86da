import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { State } from "../../parts/State.js";
import { Band } from "./Band.js";
import type { Health, Metric, Release } from "./release-rest.js";
import { useFigures } from "./use-figures.js";
import { useHealth } from "./use-health.js";

const TONES = { too_early: "calm", fine: "good", worse: "bad" } as const;

/** How the new version does against the one before, while it happens. */
export function GuardTiles({ appId, now }: { appId: string; now: Release | null }) {
  const { t } = useTranslation();
  const { query, isLive } = useHealth(appId, now !== null);
  if (!now) return null;
  return (
    <Card
      id="health"
      title={t("release.health")}
      hint={
        now.baseline ? t("release.healthHint", { version: now.version, baseline: now.baseline }) : t("release.alone")
      }
      actions={
        <span className="soft pulse" data-live={isLive} data-value="live">
          {isLive ? t("release.live") : t("release.reading")}
        </span>
      }
    >
      <Loaded query={query} lines={3}>
        {(found) => (found ? <Tiles health={found} now={now} /> : <p className="soft">{t("release.nobody")}</p>)}
      </Loaded>
    </Card>
  );
}

function Tiles({ health, now }: { health: Health; now: Release }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="verdict-line" role="status" data-value="verdict" data-verdict={health.verdict}>
        <State tone={TONES[health.verdict]}>{t(`release.verdicts.${health.verdict}`)}</State>
        <span>{t(`release.meaning.${health.verdict}`)}</span>
        {health.verdict === "worse" ? <span>{t(`release.then.${now.guard.action}`)}</span> : null}
        <small className="soft">
          {t("release.sinceTime")} <Ago at={health.since} />
        </small>
      </p>
      <ul className="tiles" data-list="health">
        {health.metrics.map((metric) => (
          <Tile key={metric.name} metric={metric} health={health} />
        ))}
      </ul>
    </>
  );
}

function Tile({ metric, health }: { metric: Metric; health: Health }) {
  const { t } = useTranslation();
  const say = useFigures();
  const { launches, launchesBefore, needed, verdict, low, high, threshold } = metric;
  const name = metric.name === "launch_p95" ? "launch_p95" : "failures";
  const hasBand = metric.difference !== undefined && low !== undefined && high !== undefined;
  return (
    <li className="tile" data-metric={metric.name} data-verdict={verdict}>
      <div className="tile-head">
        <h3>{t(`release.metrics.${name}`)}</h3>
        <State tone={TONES[verdict]}>{t(`release.verdicts.${verdict}`)}</State>
      </div>
      <p className="tile-figure">{say.difference(metric)}</p>
      {hasBand ? <Band low={low} high={high} value={metric.difference!} threshold={threshold} /> : null}
      <dl className="facts narrow">
        <dt>{health.version}</dt>
        <dd>{say.value(metric, metric.value)}</dd>
        <dt>{health.baseline ?? t("release.before")}</dt>
        <dd>{say.value(metric, metric.before)}</dd>
        {hasBand ? (
          <>
            <dt>{t("release.band")}</dt>
            <dd>{t("release.between", { low: say.gap(metric, low), high: say.gap(metric, high) })}</dd>
          </>
        ) : null}
        {threshold === undefined ? null : (
          <>
            <dt>{t("release.threshold")}</dt>
            <dd>{say.gap(metric, threshold)}</dd>
          </>
        )}
        <dt>{t("release.sample")}</dt>
        <dd>
          {launches < needed
            ? t("release.ofNeeded", { count: launches, needed })
            : t("release.launches", { count: launches })}
          {health.baseline ? <small>{t("release.sampleBefore", { count: launchesBefore })}</small> : null}
        </dd>
      </dl>
      {metric.counts ? null : <p className="soft">{t("release.shownOnly")}</p>}
    </li>
  );
}
