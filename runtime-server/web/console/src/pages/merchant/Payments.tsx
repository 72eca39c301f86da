import { useTranslation } from "react-i18next";
import { yuan } from "../../../../view/src/asks/money.js";
import { Ago } from "../../parts/Ago.js";
import { Empty } from "../../parts/Empty.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { State } from "../../parts/State.js";
import { useAddress } from "../../parts/use-address.js";
import { rest, told, type Listed } from "../../rest/client.js";
import type { Payment } from "../../rest/types.js";
import { MerchantPage, useMchid } from "./MerchantPage.js";

const states = ["NOTPAY", "SUCCESS", "REFUND", "CLOSED"] as const;
const tones = { NOTPAY: "warn", SUCCESS: "good", REFUND: "info", CLOSED: "calm" } as const;

/** What people have paid a merchant, or were asked to. */
export function Payments() {
  const { t } = useTranslation();
  const mchid = useMchid();
  const [address] = useAddress();
  const wanted = {
    ...(address["state"] ? { state: address["state"] as Payment["state"] } : {}),
    ...(address["number"] ? { number: address["number"] } : {}),
  };
  const columns: Shown<Payment>[] = [
    {
      key: "outTradeNo",
      title: t("payments.number"),
      text: ({ outTradeNo }) => outTradeNo,
      show: ({ outTradeNo, description }) => (
        <>
          <span className="mono">{outTradeNo}</span>
          <small>{description}</small>
        </>
      ),
    },
    {
      key: "state",
      title: t("state"),
      text: ({ state }) => state,
      show: ({ state }) => <State tone={tones[state]}>{t(`payments.${state}`)}</State>,
    },
    {
      key: "total",
      title: t("payments.total"),
      text: (one) => one.total,
      show: (one) => yuan(one.total),
      align: "end",
    },
    { key: "fee", title: t("payments.fee"), text: (one) => one.fee, show: (one) => yuan(one.fee), align: "end" },
    {
      key: "refunded",
      title: t("payments.refunded"),
      text: (one) => one.refunded,
      show: (one) => yuan(one.refunded),
      align: "end",
      isExtra: true,
    },
    { key: "transactionId", title: t("payments.transaction"), text: (one) => one.transactionId ?? "", isExtra: true },
    { key: "appId", title: "AppID", text: ({ appId }) => appId, isExtra: true },
    {
      key: "createdAt",
      title: t("createdAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
  ];
  return (
    <MerchantPage page="payments">
      <ResourceTable
        name="payments"
        queryKey={["merchants", mchid, "payments", wanted]}
        fetch={(page) => {
          const params = { path: { mchid }, query: { ...wanted, ...page } };
          return told<Listed<Payment>>(rest.GET("/api/v1/merchants/{mchid}/payments", { params }));
        }}
        columns={columns}
        rowKey={({ outTradeNo }) => outTradeNo}
        filters={[
          { name: "number", label: t("payments.find") },
          {
            name: "state",
            label: t("state"),
            options: states.map((value) => ({ value, label: t(`payments.${value}`) })),
          },
        ]}
        empty={<Empty text={t("payments.none")} />}
      />
    </MerchantPage>
  );
}
