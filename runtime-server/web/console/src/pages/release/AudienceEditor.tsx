import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/Ask.js";
import { tags, type Audience } from "./release-rest.js";

interface Props {
  appId: string;
  audience: Audience;
  isAllowed: boolean;
  onChange: (audience: Audience) => void;
}

/** Whom a version is for. What is empty leaves nobody out. */
export function AudienceEditor({ appId, audience, isAllowed, onChange }: Props) {
  const { t } = useTranslation();
  const known = useQuery(tags(appId)).data ?? [];
  const options = known.map(({ tag, people }) => ({ value: tag, label: `${tag} (${people})` }));
  return (
    <>
      <p className="soft">{t("release.audienceHint")}</p>
      <PeopleField audience={audience} isAllowed={isAllowed} onChange={onChange} />
      <Field label={t("release.tags")} hint={known.length ? "" : t("release.noTags")}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            disabled={!isAllowed}
            value={audience.tags}
            options={options}
            onChange={(next: string[]) => onChange({ ...audience, tags: next })}
          />
        )}
      </Field>
      <Checkbox
        checked={audience.members}
        disabled={!isAllowed}
        onChange={(event) => onChange({ ...audience, members: event.target.checked })}
      >
        {t("release.members")}
      </Checkbox>
      <Field label={t("release.regions")} hint={t("release.regionsHint")}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[",", " "]}
            disabled={!isAllowed}
            value={audience.regions}
            onChange={(next: string[]) => onChange({ ...audience, regions: next })}
          />
        )}
      </Field>
      <div className="beside">
        <TimeField
          name="from"
          label={t("release.fromTime")}
          value={audience.from}
          isAllowed={isAllowed}
          onChange={(from) => onChange(withTime(audience, "from", from))}
        />
        <TimeField
          name="until"
          label={t("release.untilTime")}
          value={audience.until}
          isAllowed={isAllowed}
          onChange={(until) => onChange(withTime(audience, "until", until))}
        />
      </div>
    </>
  );
}

function withTime(audience: Audience, name: "from" | "until", time: string | undefined): Audience {
  const { [name]: before, ...rest } = audience;
  void before;
  return time ? { ...rest, [name]: time } : rest;
}

/** Keeps the text as it is typed: a line that is not done is no name yet. */
function PeopleField({ audience, isAllowed, onChange }: Omit<Props, "appId">) {
  const { t } = useTranslation();
  const lines = audience.people.join("\n");
  const [text, setText] = useState(lines);
  const namesOf = (typed: string) => [...new Set(typed.split(/[\n,;]/).map((one) => one.trim()))].filter(Boolean);
  const shown = namesOf(text).join("\n") === lines ? text : lines;
  return (
    <Field label={t("release.list")} hint={t("release.listHint")}>
      {(id) => (
        <Input.TextArea
          id={id}
          name="people"
          className="mono"
          rows={2}
          spellCheck={false}
          disabled={!isAllowed}
          value={shown}
          onChange={(event) => {
            setText(event.target.value);
            onChange({ ...audience, people: namesOf(event.target.value) });
          }}
        />
      )}
    </Field>
  );
}

interface TimeProps {
  name: string;
  label: string;
  value: string | undefined;
  isAllowed: boolean;
  onChange: (time: string | undefined) => void;
}

/** A time of the person's own clock. */
function TimeField({ name, label, value, isAllowed, onChange }: TimeProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          name={name}
          type="datetime-local"
          disabled={!isAllowed}
          value={value ? localTime(value) : ""}
          onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : undefined)}
        />
      )}
    </Field>
  );
}

function localTime(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
