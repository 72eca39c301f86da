import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Ask, Field } from "../../parts/Ask.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import { Secret } from "../../parts/Secret.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { download } from "../../rest/csv.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import type { UploadKey } from "../../rest/types.js";

/** Keys that the platform's own upload tool uploads the program with. */
export function UploadKeys({ appId }: { appId: string }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const queryKey = ["programs", appId, "upload-keys"];
  const list = useQuery({
    queryKey,
    queryFn: () =>
      told<Listed<UploadKey>>(
        rest.GET("/api/v1/programs/{appId}/upload-keys", { params: { path: { appId }, query: { limit: 50 } } }),
      ),
  });
  const remove = (id: string) =>
    doing(async () => {
      await proved(() =>
        told(rest.DELETE("/api/v1/programs/{appId}/upload-keys/{id}", { params: { path: { appId, id } } })),
      );
      await queries.invalidateQueries({ queryKey });
    });
  return (
    <Card title={t("keys.title")} hint={t("keys.hint")} actions={<NewKey appId={appId} queryKey={queryKey} />}>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t("keys.none")}</p>
          ) : (
            <ul className="lines" data-list="upload-keys">
              {items.map((key) => (
                <li key={key.id} data-id={key.id}>
                  <span className="what">
                    {key.name}
                    <small>
                      {key.addresses.length ? key.addresses.join(" ") : t("keys.anywhere")} · {t("used")}{" "}
                      {key.usedAt ? <Ago at={key.usedAt} /> : t("never")}
                    </small>
                  </span>
                  <Button danger onClick={() => void remove(key.id)}>
                    {t("remove")}
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

function NewKey({ appId, queryKey }: { appId: string; queryKey: string[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [addresses, setAddresses] = useState("");
  const [made, setMade] = useState<string | null>(null);
  const make = async () => {
    const body = { name: name.trim(), addresses: addresses.split(/[\s,]+/).filter(Boolean) };
    const key = await proved(() =>
      told<UploadKey>(rest.POST("/api/v1/programs/{appId}/upload-keys", { params: { path: { appId } }, body })),
    );
    await queries.invalidateQueries({ queryKey });
    setName("");
    setMade(key.privateKey ?? null);
  };
  const close = () => {
    if (made) download(`private.${appId}.key`, made, "application/x-pem-file");
    setMade(null);
  };
  return (
    <>
      <Button data-action="open-key" onClick={() => setOpen(true)}>
        {t("keys.create")}
      </Button>
      <Ask
        name="create-key"
        title={t("keys.create")}
        ok={t("create")}
        isOpen={isOpen}
        isReady={name.trim() !== ""}
        work={make}
        onClose={() => setOpen(false)}
      >
        <Field label={t("name")}>
          {(id) => (
            <Input id={id} name="key-name" value={name} autoFocus onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t("keys.addresses")} hint={t("keys.addressesHint")}>
          {(id) => <Input id={id} value={addresses} onChange={(event) => setAddresses(event.target.value)} />}
        </Field>
      </Ask>
      <Secret title={t("keys.made")} hint={t("keys.madeHint")} value={made} name="upload-key" onClose={close} />
    </>
  );
}
