import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Copied } from "../../parts/Command.js";
import { Card } from "../../parts/Page.js";
import type { Command } from "../../rest/command.js";

interface Props {
  onStart: () => void;
  command: Command;
}

/** What to do first, for somebody who has no program yet. */
export function FirstSteps({ onStart, command }: Props) {
  const { t } = useTranslation();
  const steps = ["create", "upload", "scan", "submit"] as const;
  return (
    <Card title={t("first.title")} hint={t("first.hint")}>
      <ol className="steps" data-list="first-steps">
        {steps.map((step, i) => (
          <li key={step}>
            <span className="number" aria-hidden>
              {i + 1}
            </span>
            <div className="what">
              <strong>{t(`first.${step}`)}</strong>
              <p className="soft">{t(`first.${step}Hint`)}</p>
              {step === "create" ? (
                <p style={{ marginTop: 10 }}>
                  <Button type="primary" onClick={onStart} data-action="first-program">
                    {t("programs.create")}
                  </Button>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <p className="soft" style={{ margin: "8px 0" }}>
        {t("first.login")} <a href="/me#work">{t("first.toTokens")}</a>
      </p>
      <Copied text={`minihost login --server ${location.origin} --token "$MINIHOST_TOKEN"`} />
      <p className="soft" style={{ margin: "8px 0" }}>
        {t("first.orCommand")}
      </p>
      <Copied text={command.cli ?? command.curl ?? ""} />
      <p className="soft" style={{ marginTop: 8 }}>
        {t("first.where")}
      </p>
    </Card>
  );
}
