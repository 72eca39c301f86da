import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Modal } from "antd";
import { Command } from "cmdk";
import { useTranslation } from "react-i18next";
import { programs } from "../rest/queries.js";
import type { Me } from "../rest/types.js";
import { languages, speak, type Language } from "../words/index.js";
import type { Section } from "./sections.js";
import { choose } from "./theme.js";

interface Props {
  me: Me;
  sections: Section[];
  onClose: () => void;
}

/** Everything there is to go to and to do, by typing a part of its name. */
export function Palette({ me, sections, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const all = useQuery(programs).data?.items ?? [];
  const go = (to: string, search: Record<string, string> = {}) => {
    onClose();
    void navigate({ to, search: search as never });
  };
  const run = (work: () => void) => {
    onClose();
    work();
  };
  return (
    <Modal open footer={null} closable={false} onCancel={onClose} className="palette" width={620} title={null}>
      <Command label={t("find")} loop>
        <Command.Input autoFocus placeholder={t("findHint")} />
        <Command.List>
          <Command.Empty>{t("nothingFound")}</Command.Empty>
          {sections.map(({ title, places }) => (
            <Command.Group key={title ?? ""} heading={title ?? t("pages")}>
              {places.map(({ to, label, icon }) => (
                <Command.Item key={to} value={`${label} ${to}`} onSelect={() => go(to)}>
                  {icon}
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          <Command.Group heading={t("actions")}>
            <Command.Item onSelect={() => go("/programs", { new: "program" })}>{t("programs.create")}</Command.Item>
            <Command.Item onSelect={() => go("/organisations", { new: "organisation" })}>
              {t("organisations.create")}
            </Command.Item>
            {(["system", "light", "dark"] as const).map((look) => (
              <Command.Item key={look} onSelect={() => run(() => choose(look))}>
                {`${t("theme")}: ${t(`themes.${look}`)}`}
              </Command.Item>
            ))}
            {Object.entries(languages).map(([key, label]) => (
              <Command.Item key={key} onSelect={() => run(() => void speak(key as Language))}>
                {label}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={t("programs.title")}>
            {all.map(({ appId, name }) => (
              <Command.Item key={appId} value={`${name} ${appId}`} onSelect={() => go(`/programs/${appId}/overview`)}>
                {name}
                <small>{appId}</small>
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={t("organisations.title")}>
            {me.organisations.map(({ id, name }) => (
              <Command.Item key={id} value={`${name} ${id}`} onSelect={() => go(`/organisations/${id}`)}>
                {name}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Modal>
  );
}
