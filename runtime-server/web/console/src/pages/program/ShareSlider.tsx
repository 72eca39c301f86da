import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../../rest/client.js";
import { queries } from "../../rest/queries.js";
import type { Version } from "../../rest/types.js";
import { useDoing } from "../../parts/reason.js";
import { release } from "./steps.js";

const MARKS = [1, 5, 10, 25, 50, 100];

interface Props {
  appId: string;
  version: Version;
  /** of the state that is shown */
  tag: string;
  isAllowed: boolean;
  /** whether people get a version now */
  hasBefore: boolean;
}

/** How many of the people get a version, in any direction; nothing happens before it is said so. */
export function ShareSlider({ appId, version, tag, isAllowed, hasBefore }: Props) {
  const { t } = useTranslation();
  const doing = useDoing();
  const id = useId();
  const now = version.state === "gray" ? version.percent : 0;
  const [wanted, setWanted] = useState(now);
  const [isBusy, setBusy] = useState(false);
  const [isStale, setStale] = useState(false);
  const apply = async (percent: number) => {
    setBusy(true);
    const done = percent === 100 ? "release.everybody" : "release.some";
    await doing(
      () =>
        release(appId, version.version, percent, tag).catch(async (error: unknown) => {
          setStale(error instanceof Refused && error.status === 412);
          await queries.invalidateQueries({ queryKey: ["programs", appId] });
          throw error;
        }),
      t(done, { version: version.version, percent }),
    );
    setBusy(false);
  };
  return (
    <div className="slide">
      {isStale ? <p className="note">{t("release.stale", { percent: now })}</p> : null}
      <label htmlFor={id}>{t("release.share")}</label>
      <output htmlFor={id} data-value="percent">
        {wanted}%
      </output>
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
        onChange={(event) => setWanted(Number(event.target.value))}
      />
      <div className="marks">
        {MARKS.map((mark) => (
          <Button key={mark} disabled={!isAllowed} aria-pressed={mark === wanted} onClick={() => setWanted(mark)}>
            {`${mark}%`}
          </Button>
        ))}
      </div>
      <p className="soft">{explain(wanted)}</p>
      <div>
        <Button
          type="primary"
          size="large"
          disabled={!isAllowed || wanted === now}
          loading={isBusy}
          data-action="release"
          onClick={() => void apply(wanted)}
        >
          {wanted === 100 ? t("release.toAll") : t("release.toSome", { percent: wanted })}
        </Button>
      </div>
      {isAllowed ? null : <p className="soft">{t("release.notAllowed")}</p>}
    </div>
  );

  function explain(percent: number): string {
    if (percent === 100) return t("release.explainAll");
    if (percent === 0) return t("release.explainNone");
    return hasBefore ? t("release.explainSome", { percent }) : t("release.explainFirst", { percent });
  }
}
