import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Page } from "../../parts/Page.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { useAddress } from "../../parts/use-address.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import type { Entry } from "../../rest/types.js";
import { Subject, useActionName, useActorName } from "../Activity.js";

/** What was done on this host, by whom, and to what. */
export function Audit() {
  const { t } = useTranslation();
  const [address] = useAddress();
  const nameOf = useActionName();
  const actor = useActorName();
  const wanted = {
    ...(address["subject"] ? { subject: address["subject"] } : {}),
    ...(address["actor"] ? { actor: address["actor"] } : {}),
  };
  const columns: Shown<Entry>[] = [
    {
      key: "action",
      title: t("audit.action"),
      text: ({ action }) => action,
      show: ({ action }) => (
        <>
          {nameOf(action)}
          {nameOf(action) === action ? null : <small className="mono">{action}</small>}
        </>
      ),
    },
    {
      key: "actor",
      title: t("audit.actor"),
      text: (one) => one.actor,
      show: (one) => <span title={one.actor}>{actor(one.actor)}</span>,
    },
    {
      key: "subject",
      title: t("audit.subject"),
      text: ({ subject }) => subject,
      show: ({ subject }) => (
        <span title={subject}>
          <Subject id={subject} />
        </span>
      ),
    },
    {
      key: "detail",
      title: t("audit.detail"),
      text: ({ detail }) => JSON.stringify(detail),
      show: ({ detail }) => <Detail detail={detail} />,
    },
    { key: "at", title: t("audit.at"), text: ({ at }) => at, show: ({ at }) => <Ago at={at} /> },
  ];
  return (
    <Page
      title={t("audit.title")}
      hint={t("audit.hint")}
      actions={
        <AsCommand command={{ curl: curl("GET", `audit?${new URLSearchParams({ ...wanted, limit: "50" })}`) }} />
      }
    >
      <ResourceTable
        name="audit"
        queryKey={["audit", "rows", wanted]}
        fetch={(page) => told<Listed<Entry>>(rest.GET("/api/v1/audit", { params: { query: { ...wanted, ...page } } }))}
        columns={columns}
        rowKey={({ id }) => String(id)}
        filters={[
          { name: "subject", label: t("audit.subjectFilter") },
          { name: "actor", label: t("audit.actorFilter") },
        ]}
        empty={<Empty text={t("audit.nothing")} />}
      />
    </Page>
  );
}

function Detail({ detail }: { detail: Record<string, unknown> }) {
  const parts = Object.entries(detail).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const text = parts.join(" · ");
  return (
    <span className="soft any" title={text}>
      {text.length > 120 ? `${text.slice(0, 120)}…` : text}
    </span>
  );
}
