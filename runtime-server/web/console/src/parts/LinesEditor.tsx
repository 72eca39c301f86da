import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "./Ask.js";
import { useDoing } from "./reason.js";

interface Props {
  name: string;
  label: string;
  lines: string[];
  placeholder: string;
  isReadOnly?: boolean;
  save: (lines: string[]) => Promise<unknown>;
}

/** A list of texts, one on each line. */
export function LinesEditor({ name, label, lines, placeholder, isReadOnly = false, save }: Props) {
  const { t } = useTranslation();
  const doing = useDoing();
  const before = lines.join("\n");
  const [text, setText] = useState(before);
  const [isBusy, setBusy] = useState(false);
  const wanted = [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
  const isChanged = wanted.join("\n") !== before;
  const submit = async () => {
    setBusy(true);
    await doing(() => save(wanted), t("saved"));
    setBusy(false);
  };
  return (
    <div className="form">
      <Field label={label}>
        {(id) => (
          <Input.TextArea
            id={id}
            name={name}
            className="mono"
            rows={2}
            placeholder={placeholder}
            readOnly={isReadOnly}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {isReadOnly ? null : (
        <div className="drop-row" style={{ justifyContent: "flex-start" }}>
          <Button
            type={isChanged ? "primary" : "default"}
            disabled={!isChanged}
            loading={isBusy}
            data-action={`save-${name}`}
            onClick={() => void submit()}
          >
            {t("save")}
          </Button>
          {isChanged ? <Button onClick={() => setText(before)}>{t("cancel")}</Button> : null}
        </div>
      )}
    </div>
  );
}
