import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask, Field } from "../../parts/Ask.js";
import { Secret } from "../../parts/Secret.js";
import { rest, told } from "../../rest/client.js";
import { me, queries } from "../../rest/queries.js";
import type { Registered } from "../../rest/types.js";

const NAME_MAX = 60;
const MAY_REGISTER = ["admin", "developer"];

interface Props {
  isOpen: boolean;
  /** the one that is chosen at first */
  organisation?: string;
  onClose: () => void;
}

/** Registers a program, and tells its secret once. */
export function NewProgram({ isOpen, organisation: first, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organisations = (useQuery(me).data?.organisations ?? []).filter(({ role }) => MAY_REGISTER.includes(role));
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [made, setMade] = useState<Registered | null>(null);
  const organisation = chosen ?? first ?? organisations[0]?.id;
  const register = async () => {
    const body = {
      name: name.trim(),
      ...(description.trim() ? { description: description.trim() } : {}),
      ...(organisation ? { organisation } : {}),
    };
    setMade(await told<Registered>(rest.POST("/api/v1/programs", { body })));
    await queries.invalidateQueries();
  };
  const goOn = () => {
    const appId = made?.appId;
    setMade(null);
    setName("");
    setDescription("");
    if (appId) void navigate({ to: `/programs/${appId}/versions` });
  };
  return (
    <>
      <Ask
        name="create-program"
        title={t("programs.create")}
        ok={t("create")}
        isOpen={isOpen}
        isReady={name.trim() !== ""}
        work={register}
        onClose={onClose}
      >
        <Field label={t("name")} hint={t("programs.nameHint")}>
          {(id) => (
            <Input
              id={id}
              name="name"
              autoFocus
              maxLength={NAME_MAX}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("description")}>
          {(id) => (
            <Input
              id={id}
              name="description"
              maxLength={200}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        {organisations.length > 0 ? (
          <Field label={t("organisation")}>
            {(id) => (
              <Select
                id={id}
                value={organisation ?? null}
                options={organisations.map((one) => ({ value: one.id, label: one.name }))}
                onChange={(value: string | null) => setChosen(value ?? undefined)}
              />
            )}
          </Field>
        ) : null}
      </Ask>
      <Secret
        title={made ? t("secret.of", { name: made.name }) : ""}
        hint={made ? t("secret.hint", { name: made.name, appId: made.appId }) : ""}
        value={made?.appSecret ?? null}
        name="app-secret"
        onClose={goOn}
      />
    </>
  );
}
