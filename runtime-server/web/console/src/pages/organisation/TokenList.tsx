import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Ask, Field } from "../../parts/Ask.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import { Secret } from "../../parts/Secret.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { permissions, queries } from "../../rest/queries.js";
import type { Token } from "../../rest/types.js";

const NAME_MAX = 64;
const USUAL = ["programs:read", "programs:upload", "programs:release"];

/** An organisation's tokens, by which machines call the API. */
export function TokenList({ organisation }: { organisation: string }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const list = useQuery({
    queryKey: ["tokens", organisation],
    queryFn: () => told<Listed<Token>>(rest.GET("/api/v1/tokens", { params: { query: { organisation, limit: 200 } } })),
  });
  const revoke = (id: string) =>
    doing(async () => {
      const params = { path: { id }, query: { organisation } };
      await proved(() => told(rest.DELETE("/api/v1/tokens/{id}", { params })));
      await queries.invalidateQueries({ queryKey: ["tokens"] });
    }, t("tokens.revoked"));
  return (
    <Card title={t("tokens.title")} hint={t("tokens.hint")} actions={<NewToken organisation={organisation} />}>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t("tokens.none")}</p>
          ) : (
            <ul className="lines" data-list="tokens">
              {items.map((token) => (
                <li key={token.id} data-id={token.id}>
                  <span className="what">
                    {token.name} <code className="soft">{token.start}…</code>
                    <small>
                      {token.scopes.join(" ")} · {t("used")} {token.usedAt ? <Ago at={token.usedAt} /> : t("never")}
                      {token.expiresAt ? (
                        <>
                          {" · "}
                          {t("expires")} <Ago at={token.expiresAt} />
                        </>
                      ) : null}
                    </small>
                  </span>
                  <Button danger onClick={() => void revoke(token.id)}>
                    {t("tokens.revoke")}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function NewToken({ organisation }: { organisation: string }) {
  const { t } = useTranslation();
  const table = useQuery(permissions).data ?? [];
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(USUAL);
  const [token, setToken] = useState<string | null>(null);
  const known = [...new Set(table.filter((row) => row.members.length > 0).map(({ scope }) => scope))];
  const make = async () => {
    const body = { name: name.trim(), scopes, organisation };
    const made = await proved(() => told<Token>(rest.POST("/api/v1/tokens", { body })));
    await queries.invalidateQueries({ queryKey: ["tokens"] });
    setName("");
    setToken(made.token ?? null);
  };
  return (
    <>
      <Button data-action="open-token" onClick={() => setOpen(true)}>
        {t("tokens.create")}
      </Button>
      <Ask
        name="create-token"
        title={t("tokens.create")}
        ok={t("create")}
        isOpen={isOpen}
        isReady={name.trim() !== "" && scopes.length > 0}
        work={make}
        onClose={() => setOpen(false)}
      >
        <Field label={t("name")} hint={t("tokens.nameHint")}>
          {(id) => (
            <Input
              id={id}
              name="token-name"
              maxLength={NAME_MAX}
              value={name}
              autoFocus
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="field" style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className="name">{t("tokens.scopes")}</legend>
          <Checkbox.Group className="checks" options={known} value={scopes} onChange={setScopes} />
        </fieldset>
      </Ask>
      <Secret
        title={t("tokens.made")}
        hint={t("secret.hint")}
        value={token}
        name="token"
        onClose={() => setToken(null)}
      />
    </>
  );
}
