import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Empty } from "../../parts/Empty.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { rest, told } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import type { MerchantKey } from "../../rest/types.js";
import { MerchantPage, useMchid } from "./MerchantPage.js";

/** By what a merchant's server proves who it is. */
export function Keys() {
  const { t } = useTranslation();
  const mchid = useMchid();
  const columns: Shown<MerchantKey>[] = [
    {
      key: "serial",
      title: t("merchantKeys.serial"),
      text: ({ serial }) => serial,
      show: ({ serial }) => <span className="mono">{serial}</span>,
    },
    { key: "kind", title: t("merchantKeys.kind"), text: ({ kind }) => t(`merchantKeys.${kind}`) },
    {
      key: "createdAt",
      title: t("createdAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
    {
      key: "expiresAt",
      title: t("expires"),
      text: (one) => one.expiresAt ?? "",
      show: (one) => (one.expiresAt ? <Ago at={one.expiresAt} /> : t("never")),
    },
    {
      key: "lastUsedAt",
      title: t("used"),
      text: (one) => one.lastUsedAt ?? "",
      show: (one) => (one.lastUsedAt ? <Ago at={one.lastUsedAt} /> : t("never")),
    },
  ];
  return (
    <MerchantPage page="keys">
      <ResourceTable
        name="merchant-keys"
        queryKey={["merchants", mchid, "keys"]}
        fetch={async () => ({
          items: await told<MerchantKey[]>(rest.GET("/api/v1/merchants/{mchid}/keys", { params: { path: { mchid } } })),
        })}
        columns={columns}
        rowKey={({ serial }) => serial}
        empty={
          <Empty
            text={t("merchantKeys.none")}
            command={{ curl: curl("POST", `merchants/${mchid}/certificates`, { csr: "…" }) }}
          />
        }
      />
    </MerchantPage>
  );
}
