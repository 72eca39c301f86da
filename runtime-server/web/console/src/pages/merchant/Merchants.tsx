import { ShopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Page } from "../../parts/Page.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { StandingTag } from "../../parts/State.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import type { Merchant } from "../../rest/types.js";

/** Who is paid through this host. */
export function Merchants() {
  const { t } = useTranslation();
  const columns: Shown<Merchant>[] = [
    { key: "name", title: t("name"), text: ({ name }) => name },
    {
      key: "mchid",
      title: t("merchants.mchid"),
      text: ({ mchid }) => mchid,
      show: ({ mchid }) => <span className="mono">{mchid}</span>,
    },
    {
      key: "status",
      title: t("state"),
      text: ({ status }) => status,
      show: ({ status }) => <StandingTag status={status} />,
    },
    {
      key: "feeRate",
      title: t("merchants.fee"),
      text: ({ feeRate }) => feeRate,
      show: ({ feeRate }) => `${feeRate / 100}%`,
      align: "end",
    },
    {
      key: "createdAt",
      title: t("createdAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
  ];
  const command = { curl: curl("POST", "merchants", { name: "Acme" }) };
  return (
    <Page
      title={t("merchants.title")}
      hint={t("merchants.hint")}
      actions={<AsCommand command={{ curl: curl("GET", "merchants?limit=50") }} />}
    >
      <ResourceTable
        name="merchants"
        queryKey={["merchants", "rows"]}
        fetch={(query) => told<Listed<Merchant>>(rest.GET("/api/v1/merchants", { params: { query } }))}
        columns={columns}
        rowKey={({ mchid }) => mchid}
        href={({ mchid }) => `/merchants/${mchid}/payments`}
        isSearched
        empty={<Empty text={t("merchants.none")} icon={<ShopOutlined aria-hidden />} command={command} />}
      />
    </Page>
  );
}
