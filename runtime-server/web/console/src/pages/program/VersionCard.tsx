import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { size } from "../../../../shell/src/time.js";
import { Ago } from "../../parts/Ago.js";
import { AskTyped } from "../../parts/Ask.js";
import { useDoing } from "../../parts/reason.js";
import { State, VersionStateTag } from "../../parts/State.js";
import { useRights } from "../../rest/rights.js";
import type { Program, Version } from "../../rest/types.js";
import { Problems } from "./Problems.js";
import { take } from "./steps.js";
import { rights, stepsOf, type Page, type Step } from "./version-model.js";

/** A version in the timeline: where it is, what is known of it, and the steps that lead on. */
export function VersionCard({ program, version }: { program: Program; version: Version }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <article className="card version" aria-label={version.version}>
      <div className="version-head">
        <h2>{version.version}</h2>
        <VersionStateTag state={version.state} percent={version.percent} />
        {version.preview ? <State tone="info">{t("versions.preview")}</State> : null}
        <span style={{ flex: 1 }} />
        <Steps program={program} version={version} />
      </div>
      {version.description ? <p>{version.description}</p> : null}
      <p className="version-about">
        <span>
          {t("versions.uploadedAt")} <Ago at={version.uploadedAt} />
        </span>
        <span>{size(version.sizeBytes, i18n.language)}</span>
        {version.releasedAt ? (
          <span>
            {t("versions.releasedAt")} <Ago at={version.releasedAt} />
          </span>
        ) : null}
        <span className="mono" title={version.hash}>
          {version.hash.slice(0, 12)}
        </span>
      </p>
      {version.problems.length > 0 ? (
        <div>
          <button type="button" className="plain soft" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("versions.problems", { count: version.problems.length })}
          </button>
          {isOpen ? <Problems list={version.problems} /> : null}
        </div>
      ) : null}
    </article>
  );
}

function Steps({ program, version }: { program: Program; version: Version }) {
  const { t } = useTranslation();
  const may = useRights();
  const doing = useDoing();
  const [busy, setBusy] = useState<Step | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const { appId } = program;
  const open = stepsOf(version).filter((step) => may(rights[step], program.organisation));
  const go = async (step: Exclude<Step, Page>) => {
    setBusy(step);
    await doing(() => take(step, appId, version.version), t(`stepped.${step}`, { version: version.version }));
    setBusy(null);
  };
  if (open.length === 0) return null;
  return (
    <div className="doings">
      {open.map((step, i) =>
        step === "release" || step === "review" ? (
          <Link
            key={step}
            to={step === "release" ? `/programs/${appId}/release` : `/review/${appId}/${version.version}`}
            search={(step === "release" ? { version: version.version } : {}) as never}
          >
            <Button type={i === 0 ? "primary" : "default"} tabIndex={-1} data-step={step}>
              {t(`steps.${step}`)}
            </Button>
          </Link>
        ) : (
          <Button
            key={step}
            type={i === 0 && step !== "withdraw" ? "primary" : "default"}
            danger={step === "withdraw"}
            loading={busy === step}
            data-step={step}
            onClick={() => (step === "withdraw" ? setLeaving(true) : void go(step))}
          >
            {t(`steps.${step}`)}
          </Button>
        ),
      )}
      <AskTyped
        name="withdraw"
        title={t("steps.withdraw")}
        text={t("versions.withdrawHint")}
        word={version.version}
        ok={t("steps.withdraw")}
        isOpen={isLeaving}
        work={() => take("withdraw", appId, version.version)}
        done={t("stepped.withdraw", { version: version.version })}
        onClose={() => setLeaving(false)}
      />
    </div>
  );
}
