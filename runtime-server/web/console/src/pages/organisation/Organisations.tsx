import { TeamOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Ask, Field } from "../../parts/Ask.js";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Page } from "../../parts/Page.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import { me, queries } from "../../rest/queries.js";
import type { Organisation } from "../../rest/types.js";
import { useNew } from "../use-new.js";

const NAME_MAX = 60;

/** The organisations that the person belongs to; all of them for whoever runs this host. */
export function Organisations() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isMaking, setMaking] = useNew("organisation");
  const [name, setName] = useState("");
  const mine = useQuery(me).data?.organisations ?? [];
  const roleIn = (id: string) => {
    const role = mine.find((one) => one.id === id)?.role;
    return role ? t(`roles.${role as "admin"}`) : "–";
  };
  const columns: Shown<Organisation>[] = [
    { key: "name", title: t("name"), text: (one) => one.name },
    { key: "role", title: t("organisations.yourRole"), text: ({ id }) => roleIn(id) },
    {
      key: "createdAt",
      title: t("createdAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
    {
      key: "id",
      title: "ID",
      text: ({ id }) => id,
      show: ({ id }) => <span className="mono">{id}</span>,
      isExtra: true,
    },
  ];
  const create = async () => {
    const made = await told<Organisation>(rest.POST("/api/v1/organisations", { body: { name: name.trim() } }));
    await queries.invalidateQueries();
    setName("");
    await navigate({ to: `/organisations/${made.id}` });
  };
  const button = (
    <Button type="primary" icon={<TeamOutlined />} data-action="new-organisation" onClick={() => setMaking(true)}>
      {t("organisations.create")}
    </Button>
  );
  return (
    <Page
      title={t("organisations.title")}
      hint={t("organisations.hint")}
      actions={
        <>
          <AsCommand command={{ curl: curl("GET", "organisations?limit=50") }} />
          {button}
        </>
      }
    >
      <ResourceTable
        name="organisations"
        queryKey={["organisations", "rows"]}
        fetch={(query) => told<Listed<Organisation>>(rest.GET("/api/v1/organisations", { params: { query } }))}
        columns={columns}
        rowKey={({ id }) => id}
        href={({ id }) => `/organisations/${id}`}
        isSearched
        empty={
          <Empty
            text={t("organisations.none")}
            action={button}
            command={{ curl: curl("POST", "organisations", { name: "Acme" }) }}
          />
        }
      />
      <Ask
        name="create-organisation"
        title={t("organisations.create")}
        ok={t("create")}
        isOpen={isMaking}
        isReady={name.trim() !== ""}
        work={create}
        onClose={() => setMaking(false)}
      >
        <Field label={t("name")} hint={t("organisations.nameHint")}>
          {(id) => (
            <Input
              id={id}
              name="organisation"
              maxLength={NAME_MAX}
              value={name}
              autoFocus
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </Ask>
    </Page>
  );
}
