import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { useActorName } from "../Activity.js";
import { differences } from "./release-model.js";
import { history, type Release } from "./release-rest.js";
import { useSummaries } from "./use-summaries.js";

interface Props {
  appId: string;
  /** what was looked at */
  before: Release | null;
  now: Release | null;
  onClose: () => void;
}

/** Says what somebody else has changed, so that the person can go on with what they meant or leave it. */
export function Stale({ appId, before, now, onClose }: Props) {
  const { t } = useTranslation();
  const say = useSummaries();
  const actor = useActorName({ guard: t("release.byGuard"), plan: t("release.byPlan") });
  const last = useQuery({
    queryKey: ["changes", appId, "last"],
    queryFn: () => history(appId, { limit: 1 }),
  }).data?.items[0];
  const parts = differences(before, now);
  return (
    <div className="note" data-tone="warn" role="alert" data-value="stale">
      <p>
        <strong>{t("release.stale")}</strong>
      </p>
      <dl className="facts">
        {parts.map((part) => (
          <div key={part} className="fact">
            <dt>{t(`release.parts.${part}`)}</dt>
            <dd>
              <del>{say.part(before, part)}</del> → <ins>{say.part(now, part)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {parts.length === 0 ? <p>{t("release.sameAgain")}</p> : null}
      {last ? (
        <p className="soft">
          {actor(last.actor)} · <Ago at={last.at} />
          {last.reason ? ` · ${last.reason}` : ""}
        </p>
      ) : null}
      <p>{t("release.staleHint")}</p>
      <Button type="link" className="bare" onClick={onClose}>
        {t("release.seen")}
      </Button>
    </div>
  );
}
