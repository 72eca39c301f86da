import { useTranslation } from "react-i18next";
import { yuan } from "../../../../view/src/asks/money.js";
import { Ago } from "../../parts/Ago.js";
import { Empty } from "../../parts/Empty.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { State } from "../../parts/State.js";
import { rest, told, type Listed } from "../../rest/client.js";
import type { Refund } from "../../rest/types.js";
import { MerchantPage, useMchid } from "./MerchantPage.js";

/** What a merchant has given back. */
export function Refunds() {
  const { t } = useTranslation();
  const mchid = useMchid();
  const columns: Shown<Refund>[] = [
    {
      key: "outRefundNo",
      title: t("refunds.number"),
      text: (one) => one.outRefundNo,
      show: (one) => <span className="mono">{one.outRefundNo}</span>,
    },
    {
      key: "state",
      title: t("state"),
      text: ({ state }) => state,
      show: ({ state }) => <State tone={state === "SUCCESS" ? "good" : "bad"}>{t(`refunds.${state}`)}</State>,
    },
    {
      key: "amount",
      title: t("refunds.amount"),
      text: ({ amount }) => amount,
      show: ({ amount }) => yuan(amount),
      align: "end",
    },
    { key: "reason", title: t("refunds.reason"), text: ({ reason }) => reason ?? "" },
    {
      key: "createdAt",
      title: t("createdAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
  ];
  return (
    <MerchantPage page="refunds">
      <ResourceTable
        name="refunds"
        queryKey={["merchants", mchid, "refunds"]}
        fetch={(query) =>
          told<Listed<Refund>>(rest.GET("/api/v1/merchants/{mchid}/refunds", { params: { path: { mchid }, query } }))
        }
        columns={columns}
        rowKey={({ refundId }) => refundId}
        isSearched
        empty={<Empty text={t("refunds.none")} />}
      />
    </MerchantPage>
  );
}
