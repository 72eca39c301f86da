import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { AsCommand } from "../../parts/Command.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card, Page } from "../../parts/Page.js";
import { State } from "../../parts/State.js";
import { useDoing } from "../../parts/reason.js";
import { rest, told, type Told } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import { useRights } from "../../rest/rights.js";

type Key = Told<"PlatformKeyView">;
type Verdict = Omit<Told<"Verdict">, "faults"> & { faults: Told<"Fault">[] };

/** The host's own keys, and the proof of its ledger. */
export function Platform() {
  const { t } = useTranslation();
  const may = useRights();
  return (
    <Page
      title={t("platform.title")}
      hint={t("platform.hint")}
      actions={<AsCommand command={{ curl: curl("POST", "ledger/verify") }} />}
    >
      <div className="stack">
        {may("ledger.verify") ? <Ledger /> : null}
        <MasterKey />
        <PlatformKeys />
      </div>
    </Page>
  );
}

function Ledger() {
  const { t } = useTranslation();
  const doing = useDoing();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [isBusy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    await doing(async () => setVerdict(await told<Verdict>(rest.POST("/api/v1/ledger/verify"))));
    setBusy(false);
  };
  return (
    <Card
      title={t("platform.ledger")}
      hint={t("platform.ledgerHint")}
      actions={
        <Button loading={isBusy} data-action="verify" onClick={() => void verify()}>
          {t("platform.verify")}
        </Button>
      }
    >
      {verdict ? (
        <div className="note" data-tone={verdict.ok ? "good" : "bad"} role="status">
          <p>
            {verdict.ok
              ? t("platform.ledgerOk", { count: verdict.checked })
              : t("platform.ledgerBad", { count: verdict.faults.length })}
          </p>
          {verdict.faults.map((fault, i) => (
            <p key={i}>
              {fault.what} <code>{fault.where}</code> {fault.detail}
            </p>
          ))}
        </div>
      ) : null}
    </Card>
  );
}

function MasterKey() {
  const { t } = useTranslation();
  const state = useQuery({
    queryKey: ["keys"],
    queryFn: () => told<Told<"State">>(rest.GET("/api/v1/keys")),
  });
  return (
    <Card title={t("platform.masterKey")} hint={t("platform.masterKeyHint")}>
      <Loaded query={state} lines={2}>
        {({ key, left }) => {
          const open = Object.values(left).reduce((sum, count) => sum + (count ?? 0), 0);
          return (
            <dl className="facts">
              <dt>{t("platform.key")}</dt>
              <dd className="mono">{key}</dd>
              <dt>{t("platform.left")}</dt>
              <dd>{open === 0 ? t("platform.nothingLeft") : open}</dd>
            </dl>
          );
        }}
      </Loaded>
    </Card>
  );
}

function PlatformKeys() {
  const { t } = useTranslation();
  const keys = useQuery({
    queryKey: ["platform-keys"],
    queryFn: () => told<Key[]>(rest.GET("/api/v1/platform-keys")),
  });
  return (
    <Card title={t("platform.certificates")} hint={t("platform.certificatesHint")}>
      <Loaded query={keys}>
        {(list) => (
          <ul className="lines" data-list="platform-keys">
            {list.map((key) => (
              <li key={key.certificateSerial}>
                <span className="what">
                  <span className="mono">{key.certificateSerial}</span>
                  <small className="mono">{key.publicKeyId}</small>
                </span>
                <span className="soft">
                  {t("expires")} <Ago at={key.expiresAt} />
                </span>
                {Date.parse(key.signsFrom) <= Date.now() ? (
                  <State tone="good">{t("platform.signs")}</State>
                ) : (
                  <State tone="info">{t("platform.comes")}</State>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
