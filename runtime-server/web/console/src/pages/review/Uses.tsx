import { useTranslation } from "react-i18next";
import { Card } from "../../parts/Page.js";
import { State } from "../../parts/State.js";
import { placeOf } from "./report-model.js";
import type { Report } from "./review-rest.js";

/** What a version asks of the host and of servers, and what it brings along. */
export function Uses({ report, base }: { report: Report; base: Report | undefined }) {
  const { t } = useTranslation();
  const { domains, apis, licences, packages } = report;
  const isNew = (list: string[] | undefined, one: string) => list !== undefined && !list.includes(one);
  const knownDomains = base?.domains.map(({ origin }) => origin);
  const knownApis = base?.apis.map(({ name }) => name);
  const sorted = [...apis].sort((a, b) => Number(b.isSensitive) - Number(a.isSensitive));
  return (
    <div className="grid">
      <Card title={t("review.domains")} hint={t("review.domainsHint")}>
        {domains.length === 0 ? <p className="soft">{t("review.none")}</p> : null}
        <ul className="lines" data-list="domains">
          {domains.map((one) => (
            <li key={one.origin}>
              <span className="what mono">
                {one.origin}
                <small>{placeOf(one)}</small>
              </span>
              {one.isTracker ? <State tone="bad">{t("review.tracker")}</State> : null}
              <State tone={one.isListed ? "good" : "warn"}>
                {one.isListed ? t("review.listed") : t("review.notListed")}
              </State>
              {isNew(knownDomains, one.origin) ? <State tone="info">{t("review.new")}</State> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t("review.apis")} hint={t("review.apisHint")}>
        {apis.length === 0 ? <p className="soft">{t("review.none")}</p> : null}
        <ul className="lines" data-list="apis">
          {sorted.map((one) => (
            <li key={one.name}>
              <span className="what mono">
                {`wx.${one.name}`}
                <small>
                  {placeOf(one)} · {t("review.times", { count: one.count })}
                </small>
              </span>
              {one.isSensitive ? <State tone="warn">{t("review.sensitive")}</State> : null}
              {isNew(knownApis, one.name) ? <State tone="info">{t("review.new")}</State> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t("review.brought")}>
        {packages.length + licences.length === 0 ? <p className="soft">{t("review.none")}</p> : null}
        <div className="chips">
          {packages.map((one) => (
            <State key={one} tone="calm">
              {one}
            </State>
          ))}
        </div>
        <ul className="lines" data-list="licences">
          {licences.map((one) => (
            <li key={`${one.file} ${one.line}`}>
              <span className="what">
                {one.what}
                <small className="mono">{placeOf(one)}</small>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
