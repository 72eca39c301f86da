import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { size } from "../../../../shell/src/time.js";
import { Ago } from "../../parts/Ago.js";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card, Page } from "../../parts/Page.js";
import { VersionStateTag } from "../../parts/State.js";
import { curl } from "../../rest/command.js";
import type { Tagged } from "../../rest/client.js";
import { program, version as versionOf, versions } from "../../rest/queries.js";
import type { Version } from "../../rest/types.js";
import { Decision } from "./Decision.js";
import { Preview } from "./Preview.js";
import { ReportView } from "./ReportView.js";
import { waiting } from "./review-rest.js";
import { Thread } from "./Thread.js";
import { useNotes } from "./use-notes.js";

/** Where a reviewer looks at one version and says what becomes of it. */
export function Workspace() {
  const { t } = useTranslation();
  const { appId, version: number } = useParams({ strict: false }) as { appId: string; version: string };
  const about = useQuery(program(appId));
  const query = useQuery(versionOf(appId, number));
  const title = about.data ? `${about.data.name} ${number}` : number;
  const command = { curl: curl("POST", `programs/${appId}/versions/${number}/reject`, { reason: "…" }) };
  return (
    <Page
      title={title}
      hint={<Link to="/review">{t("desk.title")}</Link>}
      beside={query.data ? <VersionStateTag state={query.data.value.state} percent={query.data.value.percent} /> : null}
      actions={<AsCommand command={command} />}
    >
      <Loaded query={query}>
        {(found) => <Panes key={`${appId} ${number}`} appId={appId} number={number} found={found} />}
      </Loaded>
    </Page>
  );
}

interface Props {
  appId: string;
  number: string;
  found: Tagged<Version>;
}

function Panes({ appId, number, found }: Props) {
  const notes = useNotes(`${appId} ${number}`);
  const next = useNext(appId, number);
  const list = useQuery(versions(appId)).data ?? [];
  const base = list.find(({ state }) => state === "released")?.version;
  const isOpen = found.value.state === "submitted";
  return (
    <div className="desk">
      <div className="stack">
        <Preview appId={appId} version={number} />
        <About version={found.value} />
      </div>
      <ReportView appId={appId} version={number} base={base} {...(isOpen ? { onPin: notes.pin } : {})} />
      <div className="stack decide">
        {isOpen ? (
          <Decision appId={appId} version={number} tag={found.tag} notes={notes} next={next} />
        ) : (
          <Done next={next} version={found.value} />
        )}
        <Thread appId={appId} />
      </div>
    </div>
  );
}

/** The way to the version that waits next; back to the list when none does. */
function useNext(appId: string, number: string): () => void {
  const navigate = useNavigate();
  const items = useQuery(waiting).data?.items ?? [];
  const here = items.findIndex((one) => one.appId === appId && one.version === number);
  const others = [...items.slice(here + 1), ...items.slice(0, Math.max(0, here))];
  const next = others.find((one) => one.appId !== appId || one.version !== number);
  return () => void navigate({ to: next ? `/review/${next.appId}/${next.version}` : "/review" });
}

function About({ version }: { version: Version }) {
  const { t, i18n } = useTranslation();
  return (
    <Card title={t("desk.about")}>
      {version.description ? <p>{version.description}</p> : null}
      <dl className="facts narrow">
        <dt>{t("desk.since")}</dt>
        <dd>
          <Ago at={version.changedAt} />
        </dd>
        <dt>{t("versions.uploadedAt")}</dt>
        <dd>
          <Ago at={version.uploadedAt} />
        </dd>
        <dt>{t("review.size")}</dt>
        <dd>{size(version.sizeBytes, i18n.language)}</dd>
      </dl>
    </Card>
  );
}

function Done({ version, next }: { version: Version; next: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty
      text={t("desk.done", { state: t(`states.${version.state}`) })}
      action={
        <Button type="primary" data-action="next" onClick={next}>
          {t("desk.next")}
        </Button>
      }
    />
  );
}
