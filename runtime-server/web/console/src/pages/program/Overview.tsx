import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { size } from "../../../../shell/src/time.js";
import { Ago } from "../../parts/Ago.js";
import { Copied } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { VersionStateTag } from "../../parts/State.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { cli, curl } from "../../rest/command.js";
import { versions } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Entry, Program, Version } from "../../rest/types.js";
import { Activity } from "../Activity.js";
import { ProgramPage, useAppId } from "./ProgramPage.js";

/** A program at a glance: how to open it, what people get, what comes next, what was done last. */
export function Overview() {
  const { t } = useTranslation();
  const appId = useAppId();
  const list = useQuery(versions(appId));
  return (
    <ProgramPage
      title={t("program.overview")}
      command={{ cli: cli("qr", "."), curl: curl("GET", `programs/${appId}`) }}
    >
      {(program) => (
        <div className="two">
          <div className="stack">
            <Card title={program.name}>
              <Facts program={program} />
            </Card>
            <Card
              title={t("program.versions")}
              actions={<Link to={`/programs/${appId}/versions`}>{t("program.allVersions")}</Link>}
            >
              <Loaded query={list}>
                {(all) => (all.length ? <Newest versions={all.slice(0, 5)} /> : <NothingYet appId={appId} />)}
              </Loaded>
            </Card>
            <Latest program={program} />
          </div>
          <Loaded query={list}>{(all) => <QrCard appId={appId} versions={all} />}</Loaded>
        </div>
      )}
    </ProgramPage>
  );
}

function Facts({ program }: { program: Program }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>AppID</dt>
      <dd className="mono">{program.appId}</dd>
      {program.description ? (
        <>
          <dt>{t("description")}</dt>
          <dd>{program.description}</dd>
        </>
      ) : null}
      {program.category ? (
        <>
          <dt>{t("category")}</dt>
          <dd>{program.category}</dd>
        </>
      ) : null}
      <dt>{t("registeredAt")}</dt>
      <dd>
        <Ago at={program.createdAt} />
      </dd>
    </dl>
  );
}

function Newest({ versions: list }: { versions: Version[] }) {
  const { i18n } = useTranslation();
  return (
    <ul className="lines" data-list="newest-versions">
      {list.map((one) => (
        <li key={one.version}>
          <span className="what">
            {one.version}
            <small>
              {one.description ? `${one.description} · ` : ""}
              {size(one.sizeBytes, i18n.language)} · <Ago at={one.uploadedAt} />
            </small>
          </span>
          <VersionStateTag state={one.state} percent={one.percent} />
        </li>
      ))}
    </ul>
  );
}

function NothingYet({ appId }: { appId: string }) {
  const { t } = useTranslation();
  return (
    <Empty
      text={t("versions.none")}
      action={
        <Link to={`/programs/${appId}/versions`}>
          <Button type="primary">{t("versions.upload")}</Button>
        </Link>
      }
      command={{ cli: cli("upload", ".") }}
    />
  );
}

function Latest({ program }: { program: Program }) {
  const { t } = useTranslation();
  const may = useRights();
  const mayRead = may("organisation.audit", program.organisation);
  const entries = useQuery({
    queryKey: ["audit", program.appId],
    queryFn: () => {
      const query = { organisation: program.organisation, subject: program.appId, limit: 8 };
      return told<Listed<Entry>>(rest.GET("/api/v1/audit", { params: { query } }));
    },
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <Card title={t("activity")}>
      <Loaded query={entries}>
        {({ items }) => <Activity entries={items} organisation={program.organisation} isOfOne />}
      </Loaded>
    </Card>
  );
}

/** The codes that open the program: what everybody gets, and what members may try before. */
function QrCard({ appId, versions: list }: { appId: string; versions: Version[] }) {
  const { t } = useTranslation();
  const live = list.some(({ state }) => state === "released" || state === "gray");
  const tried = list.find(({ state }) => ["development", "trial", "submitted", "approved"].includes(state));
  const [chosen, setChosen] = useState<"live" | "try">();
  const shown = chosen ?? (live ? "live" : "try");
  const number = shown === "try" ? tried?.version : undefined;
  if (!live && !tried) {
    return (
      <Card title={t("qr.title")}>
        <p className="soft">{t("qr.none")}</p>
      </Card>
    );
  }
  const query = new URLSearchParams({ width: "400", ...(number ? { version: number } : {}) });
  const source = `/api/v1/programs/${appId}/qr?${query}`;
  return (
    <Card title={t("qr.title")}>
      <div className="qr-card">
        {live && tried ? (
          <Segmented
            value={shown}
            options={[
              { value: "live", label: t("qr.live") },
              { value: "try", label: tried.version },
            ]}
            onChange={setChosen}
          />
        ) : null}
        <img className="qr" data-qr={shown} src={source} alt={t("qr.alt")} width={200} height={200} />
        <p className="soft">{number ? t("qr.tryHint", { version: number }) : t("qr.liveHint")}</p>
        {number ? null : <Copied text={`${location.origin}/p/${appId}`} />}
        {number ? null : (
          <Button href={`/p/${appId}`} target="_blank">
            {t("qr.open")}
          </Button>
        )}
        <Button type="link" href={source} download={`${appId}${number ? `-${number}` : ""}.png`}>
          {t("qr.save")}
        </Button>
      </div>
    </Card>
  );
}
