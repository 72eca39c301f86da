import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Page } from "../../parts/Page.js";
import { ResourceTable, type Shown } from "../../parts/ResourceTable.js";
import { State } from "../../parts/State.js";
import { curl } from "../../rest/command.js";
import { waitingPage, type Submission } from "./review-rest.js";

const DAY_MS = 86_400_000;

/** Every version that waits for a review, over all programs, the oldest first. */
export function Desk() {
  const { t } = useTranslation();
  const kind = ({ isFirst }: Submission) => (isFirst ? t("desk.first") : t("desk.update"));
  const columns: Shown<Submission>[] = [
    { key: "name", title: t("desk.program"), text: ({ name, version }) => `${name} ${version}` },
    {
      key: "since",
      title: t("desk.since"),
      text: ({ since }) => since,
      show: ({ since }) => <Age since={since} />,
    },
    {
      key: "kind",
      title: t("desk.kind"),
      text: kind,
      show: (one) => <State tone={one.isFirst ? "info" : "calm"}>{kind(one)}</State>,
    },
    { key: "organisation", title: t("organisation"), text: ({ organisation }) => organisation },
    {
      key: "description",
      title: t("description"),
      text: ({ description }) => description ?? "",
    },
    { key: "appId", title: "AppID", text: ({ appId }) => appId, isExtra: true },
  ];
  return (
    <Page
      title={t("desk.title")}
      hint={t("desk.hint")}
      actions={<AsCommand command={{ curl: curl("GET", "reviews?state=submitted&limit=50") }} />}
    >
      <ResourceTable
        name="reviews"
        queryKey={["reviews", "rows"]}
        fetch={waitingPage}
        columns={columns}
        rowKey={({ appId, version }) => `${appId} ${version}`}
        href={({ appId, version }) => `/review/${appId}/${version}`}
        isSearched
        empty={<Empty text={t("desk.none")} />}
      />
    </Page>
  );
}

/** How long it has waited; a day is too long. */
function Age({ since }: { since: string }) {
  const isLate = Date.now() - Date.parse(since) > DAY_MS;
  return (
    <span className={isLate ? "wrong" : undefined}>
      <Ago at={since} />
    </span>
  );
}
