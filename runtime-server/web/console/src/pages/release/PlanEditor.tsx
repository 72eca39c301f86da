import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keptPlans, keepPlan, TEMPLATES } from "./plan-templates.js";
import { faultOf } from "./release-model.js";
import type { PlanStep } from "./release-rest.js";
import { MINUTES, unitOf, useSummaries } from "./use-summaries.js";

const STEPS_MAX = 20;

interface Props {
  plan: PlanStep[];
  isAllowed: boolean;
  onChange: (plan: PlanStep[]) => void;
}

/** Shares that follow by themselves, each after the one before was held for some time. */
export function PlanEditor({ plan, isAllowed, onChange }: Props) {
  const { t } = useTranslation();
  const fault = faultOf(plan);
  const change = (at: number, step: PlanStep) => onChange(plan.map((one, i) => (i === at ? step : one)));
  const last = plan.at(-1);
  const next = { percent: last ? Math.min(100, last.percent * 2 || 1) : 1, holdMinutes: 60 };
  return (
    <>
      <p className="soft">{t("release.planHint")}</p>
      <Templates plan={plan} isAllowed={isAllowed} onChange={onChange} />
      <ol className="plan" data-list="plan">
        {plan.map((step, i) => (
          <Step
            key={i}
            step={step}
            number={i + 1}
            isLast={i === plan.length - 1}
            isAllowed={isAllowed}
            onChange={(changed) => change(i, changed)}
            onRemove={() => onChange(plan.filter((_, at) => at !== i))}
          />
        ))}
      </ol>
      {fault ? (
        <p className="wrong" role="alert">
          {t(`release.planFaults.${fault}`)}
        </p>
      ) : null}
      {isAllowed ? (
        <div className="drop-row start">
          <Button
            icon={<PlusOutlined />}
            disabled={plan.length >= STEPS_MAX || last?.percent === 100}
            data-action="add-step"
            onClick={() => onChange([...plan, next])}
          >
            {t("release.addStep")}
          </Button>
          {plan.length > 0 ? <Button onClick={() => onChange([])}>{t("release.endPlan")}</Button> : null}
        </div>
      ) : null}
    </>
  );
}

interface StepProps {
  step: PlanStep;
  number: number;
  isLast: boolean;
  isAllowed: boolean;
  onChange: (step: PlanStep) => void;
  onRemove: () => void;
}

function Step({ step, number, isLast, isAllowed, onChange, onRemove }: StepProps) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<keyof typeof MINUTES>(() => unitOf(step.holdMinutes));
  const held = step.holdMinutes / MINUTES[unit];
  const hold = (value: number, by: keyof typeof MINUTES) =>
    onChange({ ...step, holdMinutes: Math.round(value * MINUTES[by]) });
  const units = (["minutes", "hours", "days"] as const).map((value) => ({ value, label: t(`release.units.${value}`) }));
  return (
    <li>
      <Input
        type="number"
        className="small-number"
        min={1}
        max={100}
        suffix="%"
        aria-label={t("release.stepShare", { number })}
        disabled={!isAllowed}
        value={step.percent || ""}
        onChange={(event) => onChange({ ...step, percent: Number(event.target.value) })}
      />
      {isLast ? (
        <span className="soft hold">{t("release.lastStep")}</span>
      ) : (
        <span className="hold">
          <span className="soft">{t("release.holdFor")}</span>
          <Input
            type="number"
            className="small-number"
            min={0}
            aria-label={t("release.stepHold", { number })}
            disabled={!isAllowed}
            value={held}
            onChange={(event) => hold(Number(event.target.value), unit)}
          />
          <Select
            aria-label={t("release.unit", { number })}
            disabled={!isAllowed}
            value={unit}
            options={units}
            onChange={(by: keyof typeof MINUTES) => {
              setUnit(by);
              hold(held, by);
            }}
          />
        </span>
      )}
      {isAllowed ? (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t("release.removeStep", { number })}
          onClick={onRemove}
        />
      ) : null}
    </li>
  );
}

function Templates({ plan, isAllowed, onChange }: Props) {
  const { t } = useTranslation();
  const say = useSummaries();
  const [own, setOwn] = useState(keptPlans);
  const isKnown = [...TEMPLATES.map(({ plan: steps }) => steps), ...own].some(
    (steps) => JSON.stringify(steps) === JSON.stringify(plan),
  );
  if (!isAllowed) return null;
  return (
    <div className="drop-row start" role="group" aria-label={t("release.templates")}>
      {TEMPLATES.map(({ name, plan: steps }) => (
        <Button key={name} title={say.plan(steps)} data-template={name} onClick={() => onChange(steps)}>
          {t(`release.template.${name}`)}
        </Button>
      ))}
      {own.map((steps) => (
        <Button key={JSON.stringify(steps)} title={say.plan(steps)} onClick={() => onChange(steps)}>
          {steps.map(({ percent }) => percent).join(" → ")}
        </Button>
      ))}
      {plan.length > 1 && !isKnown && !faultOf(plan) ? (
        <Button type="link" data-action="keep-template" onClick={() => setOwn(keepPlan(plan))}>
          {t("release.keepTemplate")}
        </Button>
      ) : null}
    </div>
  );
}
