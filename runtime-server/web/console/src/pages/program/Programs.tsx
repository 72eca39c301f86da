import { AppstoreAddOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Page } from "../../parts/Page.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { cli, curl } from "../../rest/command.js";
import type { Program } from "../../rest/types.js";
import { useNames } from "../use-names.js";
import { useNew } from "../use-new.js";
import { NewProgram } from "./NewProgram.js";
import { ProgramIcon } from "./ProgramCard.js";

/** All programs that the person may work on. */
export function Programs() {
  const { t } = useTranslation();
  const [isMaking, setMaking] = useNew("program");
  const named = useNames();
  const owner = (id: string) => named(id)?.name ?? t("organisations.others");
  const columns: Shown<Program>[] = [
    {
      key: "name",
      title: t("name"),
      text: ({ name }) => name,
      show: ({ appId, name }) => (
        <span style={{ display: "inline-flex", alignItems: "center", gap: 12 }}>
          <ProgramIcon appId={appId} />
          {name}
        </span>
      ),
    },
    {
      key: "appId",
      title: "AppID",
      text: ({ appId }) => appId,
      show: ({ appId }) => <span className="mono">{appId}</span>,
    },
    { key: "organisation", title: t("organisation"), text: ({ organisation }) => owner(organisation) },
    { key: "category", title: t("category"), text: ({ category }) => category ?? "", isExtra: true },
    { key: "description", title: t("description"), text: ({ description }) => description ?? "", isExtra: true },
    {
      key: "createdAt",
      title: t("registeredAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
  ];
  const create = (
    <Button type="primary" icon={<AppstoreAddOutlined />} data-action="new-program" onClick={() => setMaking(true)}>
      {t("programs.create")}
    </Button>
  );
  return (
    <Page
      title={t("programs.title")}
      hint={t("programs.hint")}
      actions={
        <>
          <AsCommand command={{ curl: curl("GET", "programs?limit=50") }} />
          {create}
        </>
      }
    >
      <ResourceTable
        name="programs"
        queryKey={["programs", "rows"]}
        fetch={(query) => told<Listed<Program>>(rest.GET("/api/v1/programs", { params: { query } }))}
        columns={columns}
        rowKey={({ appId }) => appId}
        href={({ appId }) => `/programs/${appId}/overview`}
        isSearched
        empty={<Empty text={t("programs.none")} action={create} command={{ cli: cli("create", ".") }} />}
      />
      <NewProgram isOpen={isMaking} onClose={() => setMaking(false)} />
    </Page>
  );
}
