import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskTyped, Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import { rest, told } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Program } from "../../rest/types.js";
import { languages } from "../../words/index.js";
import { ProgramPage, useAppId } from "./ProgramPage.js";

type Texts = Record<string, { name?: string; description?: string }>;

/** What a program is called in other languages, and its end. */
export function Settings() {
  const { t } = useTranslation();
  const may = useRights();
  const appId = useAppId();
  return (
    <ProgramPage title={t("program.settings")} command={{ curl: curl("GET", `programs/${appId}`) }}>
      {(program) => (
        <div className="stack">
          <Profile program={program} mayChange={may("program.change", program.organisation)} />
          {may("program.delete", program.organisation) ? <Delete program={program} /> : null}
        </div>
      )}
    </ProgramPage>
  );
}

function Profile({ program, mayChange }: { program: Program; mayChange: boolean }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const [texts, setTexts] = useState<Texts>(program.translations ?? {});
  const [isBusy, setBusy] = useState(false);
  const set = (language: string, field: "name" | "description", value: string) =>
    setTexts({ ...texts, [language]: { ...texts[language], [field]: value } });
  const save = async () => {
    setBusy(true);
    const translations = Object.fromEntries(
      Object.entries(texts)
        .map(([language, { name, description }]) => [language, filled({ name, description })] as const)
        .filter(([, one]) => Object.keys(one).length > 0),
    );
    await doing(async () => {
      const params = { path: { appId: program.appId } };
      await told(rest.PUT("/api/v1/programs/{appId}/translations", { params, body: { translations } }));
      await queries.invalidateQueries({ queryKey: ["programs"] });
    }, t("saved"));
    setBusy(false);
  };
  return (
    <Card title={t("settings.names")} hint={t("settings.namesHint", { name: program.name })}>
      <div className="form" style={{ maxWidth: 640 }}>
        {Object.entries(languages).map(([language, label]) => (
          <fieldset key={language} className="form" style={{ border: 0, padding: 0, margin: 0 }} disabled={!mayChange}>
            <legend className="name" style={{ fontWeight: 600, marginBottom: 8 }}>
              {label}
            </legend>
            <Field label={t("name")}>
              {(id) => (
                <Input
                  id={id}
                  value={texts[language]?.name ?? ""}
                  placeholder={program.name}
                  onChange={(event) => set(language, "name", event.target.value)}
                />
              )}
            </Field>
            <Field label={t("description")}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={2}
                  value={texts[language]?.description ?? ""}
                  placeholder={program.description ?? ""}
                  onChange={(event) => set(language, "description", event.target.value)}
                />
              )}
            </Field>
          </fieldset>
        ))}
        {mayChange ? (
          <div>
            <Button type="primary" loading={isBusy} data-action="save-names" onClick={() => void save()}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

const filled = (texts: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(texts).filter(([, value]) => value?.trim()));

function Delete({ program }: { program: Program }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { appId } = program;
  const remove = async () => {
    await proved(() => told(rest.DELETE("/api/v1/programs/{appId}", { params: { path: { appId } } })));
    await navigate({ to: "/programs" });
    await queries.invalidateQueries({ queryKey: ["programs"] });
  };
  return (
    <Card title={t("settings.delete")} hint={t("settings.deleteHint")}>
      <Button danger data-action="open-delete" onClick={() => setOpen(true)}>
        {t("settings.delete")}
      </Button>
      <AskTyped
        name="delete-program"
        title={t("settings.delete")}
        text={t("settings.deleteHint")}
        word={program.name}
        ok={t("delete")}
        isOpen={isOpen}
        work={remove}
        done={t("settings.deleted", { name: program.name })}
        onClose={() => setOpen(false)}
      />
    </Card>
  );
}
