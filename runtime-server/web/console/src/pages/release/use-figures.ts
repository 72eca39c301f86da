import { useTranslation } from "react-i18next";
import type { Metric } from "./release-rest.js";

/** Says the figures of a metric with their unit. */
export function useFigures() {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const value = ({ unit }: Metric, one: number | undefined) =>
    one === undefined ? "–" : `${number.format(one)}${unit === "percent" ? "%" : " ms"}`;
  const gap = ({ unit }: Metric, one: number | undefined) => {
    if (one === undefined) return "–";
    return unit === "percent" ? t("release.points", { points: signed.format(one) }) : `${signed.format(one)} ms`;
  };
  return { value, gap, difference: (metric: Metric) => gap(metric, metric.difference) };
}
