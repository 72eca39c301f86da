import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { organisationNames, programs } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Entry, Merchant } from "../../rest/types.js";
import { Activity } from "../Activity.js";

const COUNTED_MAX = 200;

/** For whoever runs this host: how much there is of everything, and what was done last. */
export function HostPulse({ role }: { role: string }) {
  const { t } = useTranslation();
  const may = useRights();
  const organisations = useQuery(organisationNames);
  const merchants = useQuery({
    queryKey: ["merchants", "counted"],
    queryFn: () => told<Listed<Merchant>>(rest.GET("/api/v1/merchants", { params: { query: { limit: COUNTED_MAX } } })),
    enabled: may("merchant.view"),
  });
  const all = useQuery(programs);
  const latest = useQuery({
    queryKey: ["audit", "latest"],
    queryFn: () => told<Listed<Entry>>(rest.GET("/api/v1/audit", { params: { query: { limit: 5 } } })),
    enabled: may("organisation.audit"),
  });
  return (
    <>
      <div className="grid" data-role={role}>
        <Count to="/programs" label={t("programs.title")} list={all.data} />
        <Count to="/organisations" label={t("organisations.title")} list={organisations.data} />
        {may("merchant.view") ? <Count to="/merchants" label={t("merchants.title")} list={merchants.data} /> : null}
      </div>
      {may("organisation.audit") ? (
        <Card title={t("home.latest")} actions={<Link to="/audit">{t("audit.title")}</Link>}>
          <Loaded query={latest}>{({ items }) => <Activity entries={items} />}</Loaded>
        </Card>
      ) : null}
    </>
  );
}

function Count({ to, label, list }: { to: string; label: string; list: Listed<{ createdAt: string }> | undefined }) {
  const { t } = useTranslation();
  const newest = list?.items.at(-1)?.createdAt;
  return (
    <Link to={to} className="card program-card">
      <span className="soft">{label}</span>
      <strong style={{ fontSize: 28 }}>{list ? `${list.items.length}${list.next ? "+" : ""}` : "–"}</strong>
      <span className="soft">
        {newest && !list?.next ? (
          <>
            {t("home.newest")} <Ago at={newest} />
          </>
        ) : (
          " "
        )}
      </span>
    </Link>
  );
}
