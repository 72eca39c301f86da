import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { State } from "../../parts/State.js";
import { useActorName } from "../Activity.js";
import { partsOf } from "./report-model.js";
import { steps, type ReviewStep } from "./review-rest.js";

const TONES = { submitted: "warn", approved: "good", rejected: "bad", withdrawn: "calm" } as const;

/** What was submitted and what was said of it, over all versions, so that a new try does not begin anew. */
export function Thread({ appId }: { appId: string }) {
  const { t } = useTranslation();
  const query = useQuery(steps(appId));
  return (
    <Card title={t("review.thread")}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t("review.noThread")}</p>
          ) : (
            <ol className="history" data-list="thread">
              {items.map((one) => (
                <Step key={one.id} step={one} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}

function Step({ step }: { step: ReviewStep }) {
  const actor = useActorName();
  const { t } = useTranslation();
  const name = step.step as keyof typeof TONES;
  return (
    <li>
      {step.version} <State tone={TONES[name] ?? "calm"}>{t(`review.steps.${name}`)}</State>
      {step.reason ? <Said reason={step.reason} /> : null}
      <small>
        {actor(step.actor)} · <Ago at={step.at} />
      </small>
    </li>
  );
}

/** The words of a reviewer, with the places that they are about. */
export function Said({ reason }: { reason: string }) {
  return (
    <div className="said">
      {partsOf(reason).map(({ place, text }, i) => (
        <p key={i}>
          {place ? <code>{place}</code> : null}
          {text}
        </p>
      ))}
    </div>
  );
}
