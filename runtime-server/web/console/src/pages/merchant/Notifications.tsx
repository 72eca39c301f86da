import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Empty } from "../../parts/Empty.js";
import { useDoing } from "../../parts/reason.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { State } from "../../parts/State.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Notification } from "../../rest/types.js";
import { MerchantPage, useMchid } from "./MerchantPage.js";

const tones = { waiting: "warn", delivered: "good", failed: "bad" } as const;

/** What a merchant's server was told, and what came of it. */
export function Notifications() {
  const { t } = useTranslation();
  const mchid = useMchid();
  const may = useRights();
  const doing = useDoing();
  const queryKey = ["merchants", mchid, "notifications"];
  const resend = (id: number) =>
    doing(async () => {
      const params = { path: { mchid, id } };
      await told(rest.POST("/api/v1/merchants/{mchid}/notifications/{id}/resend", { params }));
      await queries.invalidateQueries({ queryKey });
    }, t("notifications.sent"));
  const columns: Shown<Notification>[] = [
    {
      key: "eventType",
      title: t("notifications.event"),
      text: (one) => one.eventType,
      show: (one) => (
        <>
          {one.eventType}
          <small className="mono">{one.url}</small>
        </>
      ),
    },
    {
      key: "state",
      title: t("state"),
      text: ({ state }) => state,
      show: ({ state }) => <State tone={tones[state]}>{t(`notifications.${state}`)}</State>,
    },
    { key: "subject", title: t("notifications.subject"), text: ({ subject }) => subject },
    { key: "tries", title: t("notifications.tries"), text: ({ tries }) => tries, align: "end" },
    {
      key: "createdAt",
      title: t("createdAt"),
      text: (one) => one.createdAt,
      show: (one) => <Ago at={one.createdAt} />,
    },
    ...(may("merchant.resend")
      ? [
          {
            key: "resend",
            title: "",
            text: () => "",
            show: ({ id }: Notification) => (
              <Button onClick={() => void resend(id)}>{t("notifications.resend")}</Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <MerchantPage page="notifications">
      <ResourceTable
        name="notifications"
        queryKey={queryKey}
        fetch={(query) =>
          told<Listed<Notification>>(
            rest.GET("/api/v1/merchants/{mchid}/notifications", { params: { path: { mchid }, query } }),
          )
        }
        columns={columns}
        rowKey={({ id }) => String(id)}
        isSearched
        empty={<Empty text={t("notifications.none")} />}
      />
    </MerchantPage>
  );
}
