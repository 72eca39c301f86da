import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import { VersionStateTag } from "../../parts/State.js";
import { useAddress } from "../../parts/use-address.js";
import { Refused, type Tagged } from "../../rest/client.js";
import { version as versionOf } from "../../rest/queries.js";
import type { Program, Version } from "../../rest/types.js";
import { OrderParts } from "./OrderParts.js";
import { candidates, faultOf, orderOf, shareOf, wantedShare, withShare, type Draft } from "./release-model.js";
import { give, type Release } from "./release-rest.js";
import { ShareSlider } from "./ShareSlider.js";
import { Stale } from "./Stale.js";
import type { Deed } from "./undo.js";

interface Props {
  program: Program;
  list: Version[];
  version: Version;
  now: Tagged<Release | null>;
  isAllowed: boolean;
  onDone: (deed: Deed) => void;
}

const UNTOUCHED: Draft = { reason: "" };

/** How a version shall be given to people. What was chosen stays until it is applied, whatever others do meanwhile. */
export function OrderForm(props: Props) {
  const { version, now, isAllowed } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(UNTOUCHED);
  const { apply, isBusy, stale, forget } = useApply(props, draft, () => setDraft(UNTOUCHED));
  const share = shareOf(version.version, now.value);
  const wanted = wantedShare(draft, share);
  const { reason, ...changes } = draft;
  const isSettings = wanted === share && !draft.plan;
  const isChanged = Object.keys(changes).some((name) => name !== "percent") || wanted !== share;
  const isReady = isAllowed && isChanged && !(draft.plan && faultOf(draft.plan));
  const label = isSettings && isChanged ? "save" : wanted === 100 ? "all" : wanted === 0 ? "none" : "some";
  return (
    <Card id="order" title={t("release.version", { version: version.version })} actions={<Which {...props} />}>
      <div className="stack">
        {stale !== undefined ? (
          <Stale before={stale} now={now.value} appId={props.program.appId} onClose={forget} />
        ) : null}
        <ShareSlider
          wanted={wanted}
          version={version.version}
          now={now.value}
          isAllowed={isAllowed}
          onChange={(percent) => setDraft(withShare(draft, percent))}
        />
        <OrderParts
          appId={props.program.appId}
          version={version}
          now={now.value}
          draft={draft}
          isAllowed={isAllowed}
          onChange={setDraft}
        />
        {isChanged ? (
          <Field label={t("release.reason")} hint={t("release.reasonHint")}>
            {(id) => (
              <Input
                id={id}
                name="reason"
                maxLength={500}
                value={reason}
                onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <div className="drop-row start">
          <Button
            type="primary"
            size="large"
            disabled={!isReady}
            loading={isBusy}
            data-action="release"
            onClick={() => void apply()}
          >
            {label === "save" ? t("save") : t(`release.to.${label}`, { percent: wanted })}
          </Button>
          {isChanged ? (
            <Button size="large" data-action="reset" onClick={() => setDraft(UNTOUCHED)}>
              {t("cancel")}
            </Button>
          ) : null}
        </div>
        {isAllowed ? null : <p className="soft">{t("release.notAllowed")}</p>}
      </div>
    </Card>
  );
}

/** Applies a draft to the state that was looked at, and keeps that state when somebody else was quicker. */
function useApply({ program, version, now, onDone }: Props, draft: Draft, onApplied: () => void) {
  const { t } = useTranslation();
  const doing = useDoing();
  const own = useQuery(versionOf(program.appId, version.version));
  const [isBusy, setBusy] = useState(false);
  const [stale, setStale] = useState<Release | null>();
  const apply = async () => {
    setBusy(true);
    const order = orderOf(draft, version.version, now.value);
    const before = now.value;
    const isDone = await doing(() =>
      give(program.appId, version.version, order, now.tag || own.data?.tag).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 412) setStale(before);
        throw error;
      }),
    );
    setBusy(false);
    if (!isDone) return;
    setStale(undefined);
    const from = shareOf(version.version, before);
    const key = order.percent === from ? "changed" : "went";
    onDone({
      version: version.version,
      before,
      text: t(`release.${key}`, { version: version.version, from, percent: order.percent }),
    });
    onApplied();
  };
  return { apply, isBusy, stale, forget: () => setStale(undefined) };
}

function Which({ list, version }: Props) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const ready = candidates(list);
  if (ready.length < 2) return <VersionStateTag state={version.state} percent={version.percent} />;
  return (
    <Select
      aria-label={t("release.which")}
      className="which"
      popupMatchSelectWidth={false}
      value={version.version}
      options={ready.map(({ version: value, state }) => ({ value, label: `${value} · ${t(`states.${state}`)}` }))}
      onChange={(value: string) => change({ version: value })}
    />
  );
}
