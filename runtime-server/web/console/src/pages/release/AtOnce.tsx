import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import type { Tagged } from "../../rest/client.js";
import type { Program, Version } from "../../rest/types.js";
import { give, goBack, type Release } from "./release-rest.js";
import type { Deed } from "./undo.js";

interface Props {
  program: Program;
  list: Version[];
  now: Tagged<Release | null>;
  isAllowed: boolean;
  onDone: (deed: Deed) => void;
}

/** What helps when something is wrong: holding back, or any version that people have had, in one step each. */
export function AtOnce({ program: { appId }, list, now: { value: now, tag }, isAllowed, onDone }: Props) {
  const { t } = useTranslation();
  const doing = useDoing();
  const [named, setNamed] = useState<string>();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState("");
  const earlier = earlierOf(list);
  const target = named ?? earlier[0]?.version;
  const isGray = now?.state === "gray";
  if (!isAllowed || !now || (!isGray && !target)) return null;
  const step = async (name: string, version: string, text: string, work: () => Promise<unknown>) => {
    setBusy(name);
    if (await doing(work)) {
      onDone({ text, version, before: now });
      setReason("");
    }
    setBusy("");
  };
  const why = reason.trim();
  const at = now.plan[now.planStep]?.percent ?? 0;
  const pause = (percent: number) =>
    void step(
      "pause",
      now.version,
      t(percent ? "release.wentOn" : "release.paused", { version: now.version, percent }),
      () => give(appId, now.version, { percent, ...(why ? { reason: why } : {}) }, tag),
    );
  const back = (name: string, to: string | undefined, version: string) =>
    void step(name, version, t("release.back", { version: to ?? now.baseline ?? "" }), () => goBack(appId, to, why));
  return (
    <Card id="at-once" title={t("release.backTitle")} hint={t("release.backHint")}>
      <div className="form at-once">
        {isGray && now.percent > 0 ? (
          <Button loading={busy === "pause"} data-action="pause" onClick={() => pause(0)}>
            {t("release.pause")}
          </Button>
        ) : null}
        {isGray && now.percent === 0 && at > 0 ? (
          <Button loading={busy === "pause"} data-action="go-on" onClick={() => pause(at)}>
            {t("release.goOn", { percent: at })}
          </Button>
        ) : null}
        {isGray && now.baseline ? (
          <Button
            danger
            loading={busy === "stop"}
            data-action="stop"
            onClick={() => back("stop", undefined, now.version)}
          >
            {t("release.stop", { version: now.baseline })}
          </Button>
        ) : null}
        {target ? (
          <div className="beside">
            <Select
              aria-label={t("release.which")}
              value={target}
              options={earlier.map(({ version: value }) => ({ value, label: value }))}
              onChange={(value: string) => setNamed(value)}
            />
            <Button
              danger={!isGray}
              loading={busy === "back"}
              data-action="rollback"
              onClick={() => back("back", target, target)}
            >
              {t("release.backTo", { version: target })}
            </Button>
          </div>
        ) : null}
        <Field label={t("release.reason")}>
          {(id) => (
            <Input
              id={id}
              name="back-reason"
              maxLength={500}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}

/** Versions that everybody has had, the last one first. */
const earlierOf = (list: Version[]) =>
  list
    .filter(({ state, releasedAt }) => state === "superseded" && releasedAt)
    .sort((a, b) => (b.releasedAt ?? "").localeCompare(a.releasedAt ?? ""));
