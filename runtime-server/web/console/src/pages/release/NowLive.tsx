import { useTranslation } from "react-i18next";
import { moment } from "../../../../shell/src/time.js";
import { Ago } from "../../parts/Ago.js";
import { Card } from "../../parts/Page.js";
import { VersionStateTag } from "../../parts/State.js";
import { isEverybody } from "./release-model.js";
import type { Release } from "./release-rest.js";
import { useSummaries } from "./use-summaries.js";

/** Which versions people get now, and what comes by itself. */
export function NowLive({ now }: { now: Release | null }) {
  const { t } = useTranslation();
  return (
    <Card id="now" title={t("release.now")}>
      {now ? <Live now={now} /> : <p className="soft">{t("release.nobody")}</p>}
    </Card>
  );
}

function Live({ now }: { now: Release }) {
  const { t } = useTranslation();
  const { version, state, percent, baseline, startedAt } = now;
  const say = useSummaries();
  const isGray = state === "gray";
  return (
    <>
      <ul className="lines" data-list="live">
        <li>
          <span className="what">
            {version}
            <small>
              {t("release.startedAt")} <Ago at={startedAt} />
            </small>
          </span>
          <VersionStateTag state={state} percent={percent} />
        </li>
        {isGray ? (
          <li>
            <span className="what">
              {baseline ?? t("release.nothing")}
              <small>{t("release.others")}</small>
            </span>
            {isEverybody(now.audience) ? <span className="soft">{`${100 - percent}%`}</span> : null}
          </li>
        ) : null}
      </ul>
      {isGray ? (
        <dl className="facts narrow">
          <dt>{t("release.audience")}</dt>
          <dd>{say.audience(now.audience)}</dd>
          <dt>{t("release.plan")}</dt>
          <dd>{say.plan(now.plan)}</dd>
          <NextStep now={now} />
        </dl>
      ) : null}
    </>
  );
}

function NextStep({ now: { plan, planStep, nextStepAt, percent } }: { now: Release }) {
  const { t, i18n } = useTranslation();
  const next = plan[planStep + 1];
  if (!next) return null;
  return (
    <>
      <dt>{t("release.nextStep")}</dt>
      <dd>
        {nextStepAt
          ? t("release.nextAt", { percent: next.percent, time: moment(nextStepAt, i18n.language) })
          : percent === 0
            ? t("release.planWaits")
            : `${next.percent}%`}
      </dd>
    </>
  );
}
