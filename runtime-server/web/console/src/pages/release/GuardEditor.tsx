import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/Ask.js";
import type { Guard } from "./release-rest.js";

interface Props {
  guard: Guard;
  isAllowed: boolean;
  onChange: (guard: Guard) => void;
}

const ACTIONS = ["roll_back", "pause", "watch"] as const;

/** When a release is worse than what people had before, and what happens then. */
export function GuardEditor({ guard, isAllowed, onChange }: Props) {
  const { t } = useTranslation();
  const options = ACTIONS.map((value) => ({ value, label: t(`release.guards.${value}`) }));
  const number = (name: "launches" | "failurePoints" | "watchHours", max: number, suffix: string) => (
    <Field label={t(`release.guardFields.${name}`)}>
      {(id) => (
        <Input
          id={id}
          name={name}
          type="number"
          min={1}
          max={max}
          suffix={suffix}
          disabled={!isAllowed}
          value={guard[name] || ""}
          onChange={(event) => onChange({ ...guard, [name]: bounded(event.target.value, max) })}
        />
      )}
    </Field>
  );
  const { slowerPercent, ...rest } = guard;
  return (
    <>
      <p className="soft">{t("release.guardHint")}</p>
      <Field label={t("release.guardAction")}>
        {(id) => (
          <Select
            id={id}
            disabled={!isAllowed}
            value={guard.action}
            options={options}
            onChange={(action: Guard["action"]) => onChange({ ...guard, action })}
          />
        )}
      </Field>
      <div className="beside">
        {number("failurePoints", 100, "%")}
        {number("launches", 1_000_000, "")}
        <Field label={t("release.guardFields.slowerPercent")} hint={t("release.slowerHint")}>
          {(id) => (
            <Input
              id={id}
              name="slowerPercent"
              type="number"
              min={1}
              max={10_000}
              suffix="%"
              disabled={!isAllowed}
              value={slowerPercent ?? ""}
              onChange={(event) => {
                const value = bounded(event.target.value, 10_000);
                onChange(value ? { ...rest, slowerPercent: value } : rest);
              }}
            />
          )}
        </Field>
        {number("watchHours", 720, "h")}
      </div>
    </>
  );
}

const bounded = (text: string, max: number) => Math.min(max, Math.max(0, Math.round(Number(text) || 0)));
