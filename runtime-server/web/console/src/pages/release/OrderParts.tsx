import type { ReactNode } from "react";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Version } from "../../rest/types.js";
import { AudienceEditor } from "./AudienceEditor.js";
import { GuardEditor } from "./GuardEditor.js";
import { PlanEditor } from "./PlanEditor.js";
import { Reach } from "./Reach.js";
import { EVERYBODY, orderOf, USUAL, without, type Draft } from "./release-model.js";
import type { Order, Release } from "./release-rest.js";
import { useSummaries } from "./use-summaries.js";

interface Props {
  appId: string;
  version: Version;
  now: Release | null;
  draft: Draft;
  isAllowed: boolean;
  onChange: (draft: Draft) => void;
}

/** A plan, an audience and a guard, each folded to a line until somebody wants it. */
export function OrderParts({ appId, version, now, draft, isAllowed, onChange }: Props) {
  const { t } = useTranslation();
  const say = useSummaries();
  const known = now?.version === version.version ? now : null;
  const plan = draft.plan ?? known?.plan ?? [];
  const audience = draft.audience ?? known?.audience ?? EVERYBODY;
  const guard = draft.guard ?? known?.guard ?? USUAL;
  const tells = draft.tellRunning ?? known?.tellRunning ?? true;
  const part = (name: keyof Order & ("plan" | "audience" | "guard"), line: string, body: ReactNode) => (
    <Part
      name={name}
      title={t(`release.${name}`)}
      line={line}
      isChanged={draft[name] !== undefined}
      onReset={() => onChange(without(draft, name))}
    >
      {body}
    </Part>
  );
  return (
    <div className="parts">
      {part(
        "plan",
        say.plan(plan),
        <PlanEditor
          plan={plan}
          isAllowed={isAllowed}
          onChange={(next) => onChange({ ...without(draft, "percent"), plan: next })}
        />,
      )}
      {part(
        "audience",
        say.audience(audience),
        <>
          <AudienceEditor
            appId={appId}
            audience={audience}
            isAllowed={isAllowed}
            onChange={(next) => onChange({ ...draft, audience: next })}
          />
          {isAllowed ? <Reach appId={appId} order={{ ...orderOf(draft, version.version, now), audience }} /> : null}
        </>,
      )}
      {part(
        "guard",
        say.guard(guard),
        <>
          <GuardEditor guard={guard} isAllowed={isAllowed} onChange={(next) => onChange({ ...draft, guard: next })} />
          <Checkbox
            checked={tells}
            disabled={!isAllowed}
            onChange={(event) => onChange({ ...draft, tellRunning: event.target.checked })}
          >
            {t("release.tellRunning")}
          </Checkbox>
        </>,
      )}
    </div>
  );
}

interface PartProps {
  name: string;
  title: string;
  line: string;
  isChanged: boolean;
  onReset: () => void;
  children: ReactNode;
}

function Part({ name, title, line, isChanged, onReset, children }: PartProps) {
  const { t } = useTranslation();
  return (
    <details className="part" data-part={name} data-changed={isChanged}>
      <summary>
        <strong>{title}</strong>
        <span className="soft">{line}</span>
      </summary>
      <div className="part-body form">
        {children}
        {isChanged ? (
          <div>
            <button type="button" className="plain linked" onClick={onReset}>
              {t("release.resetPart")}
            </button>
          </div>
        ) : null}
      </div>
    </details>
  );
}
