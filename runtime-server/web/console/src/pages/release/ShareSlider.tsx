import { Button } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { endsPlan, isEverybody, shareOf } from "./release-model.js";
import type { Release } from "./release-rest.js";

const MARKS = [0, 1, 5, 10, 25, 50, 100];

interface Props {
  wanted: number;
  version: string;
  now: Release | null;
  isAllowed: boolean;
  onChange: (percent: number) => void;
}

/** How many of the people get a version, in any direction; nothing happens before it is applied. */
export function ShareSlider({ wanted, version, now, isAllowed, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const share = shareOf(version, now);
  const isOfThis = now?.version === version;
  return (
    <div className="slide">
      <label htmlFor={id}>{t("release.share")}</label>
      <div className="slide-figure">
        <output htmlFor={id} data-value="percent">
          {wanted}%
        </output>
        {wanted === share ? null : <span className="soft">{t("release.from", { percent: share })}</span>}
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={wanted}
        disabled={!isAllowed}
        data-test="release-percent"
        aria-valuetext={`${wanted}%`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <div className="marks">
        {MARKS.map((mark) => (
          <Button key={mark} disabled={!isAllowed} aria-pressed={mark === wanted} onClick={() => onChange(mark)}>
            {`${mark}%`}
          </Button>
        ))}
      </div>
      <p className="soft">{explain()}</p>
      {isOfThis && wanted !== share && endsPlan(wanted, now) ? <p className="note">{t("release.endsPlan")}</p> : null}
    </div>
  );

  function explain(): string {
    if (wanted === 0) return t("release.explainNone");
    if (isOfThis && !isEverybody(now.audience)) return t("release.explainAudience", { percent: wanted });
    if (wanted === 100) return t("release.explainAll");
    return now ? t("release.explainSome", { percent: wanted }) : t("release.explainFirst", { percent: wanted });
  }
}
