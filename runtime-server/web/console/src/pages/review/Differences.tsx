import { useTranslation } from "react-i18next";
import { size } from "../../../../shell/src/time.js";
import { Card } from "../../parts/Page.js";
import { differenceOf, type Change } from "./report-model.js";
import type { Report } from "./review-rest.js";

const PARTS = ["pages", "apis", "domains", "packages", "files"] as const;
const SHOWN_MAX = 20;

/** What a version has that people do not have yet, and what goes. */
export function Differences({ now, base }: { now: Report; base: Report }) {
  const { t, i18n } = useTranslation();
  const difference = differenceOf(now, base);
  const parts = PARTS.filter((part) => difference[part].added.length + difference[part].gone.length > 0);
  const bytes = `${difference.bytes > 0 ? "+" : difference.bytes < 0 ? "−" : "±"}${size(Math.abs(difference.bytes), i18n.language)}`;
  return (
    <Card title={t("review.difference", { version: base.version })} hint={t("review.differenceHint")}>
      <dl className="facts" data-list="difference">
        <dt>{t("review.size")}</dt>
        <dd>{bytes}</dd>
        {parts.map((part) => (
          <Part key={part} name={t(`review.parts.${part}`)} change={difference[part]} />
        ))}
      </dl>
      {parts.length === 0 ? <p className="soft">{t("review.same")}</p> : null}
    </Card>
  );
}

function Part({ name, change: { added, gone } }: { name: string; change: Change }) {
  const { t } = useTranslation();
  const rest = Math.max(0, added.length - SHOWN_MAX) + Math.max(0, gone.length - SHOWN_MAX);
  return (
    <>
      <dt>{name}</dt>
      <dd className="changes mono">
        {added.slice(0, SHOWN_MAX).map((one) => (
          <ins key={one}>+ {one}</ins>
        ))}
        {gone.slice(0, SHOWN_MAX).map((one) => (
          <del key={one}>− {one}</del>
        ))}
        {rest > 0 ? <span>{t("review.more", { count: rest })}</span> : null}
      </dd>
    </>
  );
}
