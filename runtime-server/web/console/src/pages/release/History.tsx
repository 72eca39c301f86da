import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { members } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Program } from "../../rest/types.js";
import { useActorName } from "../Activity.js";
import { useFigures } from "./use-figures.js";
import { history, type Change, type Metric } from "./release-rest.js";

const PAGE = 10;
const KNOWN = ["release", "settings", "pause", "rollback", "withdrawn", "withdraw"] as const;

/** Who did what to releases and why, and what the guard had seen when it acted. */
export function History({ program }: { program: Program }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ["changes", program.appId],
    queryFn: ({ pageParam }) => history(program.appId, { ...(pageParam ? { after: pageParam } : {}), limit: PAGE }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const names = useNames(program.organisation);
  return (
    <Card id="history" title={t("release.history")}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <p className="soft">{t("release.noHistory")}</p>;
          return (
            <ol className="history" data-list="changes">
              {rows.map((one) => (
                <Line key={one.id} change={one} names={names} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </Card>
  );
}

function useNames(organisation: string): Record<string, string> {
  const may = useRights();
  const enabled = may("organisation.view", organisation);
  const list = useQuery({ ...members(organisation), enabled }).data?.items ?? [];
  return Object.fromEntries(
    list.map(({ personId, username }) => [personId, username ?? ""]).filter(([, name]) => name),
  );
}

function Line({ change, names }: { change: Change; names: Record<string, string> }) {
  const { t } = useTranslation();
  const actor = useActorName({ ...names, guard: t("release.byGuard"), plan: t("release.byPlan") });
  const { action, version, percent, other } = change;
  const known = KNOWN.find((one) => one === action);
  const isByGuard = change.actor === "guard" && change.figures;
  return (
    <li data-action-done={action}>
      {known ? t(`release.did.${known}`, { version, percent, other: other ?? "–" }) : `${action} ${version}`}
      {isByGuard ? <Figures figures={change.figures!} /> : change.reason ? <q>{change.reason}</q> : null}
      <small>
        {actor(change.actor)} · <Ago at={change.at} />
      </small>
    </li>
  );
}

/** What the guard had seen. */
function Figures({ figures }: { figures: Record<string, unknown> }) {
  const { t } = useTranslation();
  const say = useFigures();
  const seen = Object.values(figures).filter(
    (one): one is Metric => typeof one === "object" && one !== null && "verdict" in one,
  );
  return (
    <ul className="figures">
      {seen.map((metric) => (
        <li key={metric.name}>
          {t(`release.metrics.${metric.name === "launch_p95" ? "launch_p95" : "failures"}`)}:{" "}
          {say.value(metric, metric.value)} / {say.value(metric, metric.before)} ({say.difference(metric)}) ·{" "}
          {t("release.launches", { count: metric.launches })} · {t(`release.verdicts.${metric.verdict}`)}
        </li>
      ))}
    </ul>
  );
}
