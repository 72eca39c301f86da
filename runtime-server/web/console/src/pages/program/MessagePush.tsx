import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask, Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { Loaded } from "../../parts/Loaded.js";
import { useDoing } from "../../parts/reason.js";
import { Refused, rest, told, type Told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";

const at = "/api/v1/programs/{appId}/message-push" as const;
const modes = ["plain", "compatible", "safe"] as const;

type Push = Told<"PushView", "userName">;

/** Where the program's server is told of messages and events. */
export function MessagePush({ appId }: { appId: string }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const queryKey = ["programs", appId, "push"];
  const query = useQuery({
    queryKey,
    queryFn: () =>
      told<Push>(rest.GET(at, { params: { path: { appId } } })).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      }),
  });
  const remove = () =>
    doing(async () => {
      await proved(() => told(rest.DELETE(at, { params: { path: { appId } } })));
      await queries.invalidateQueries({ queryKey });
    });
  return (
    <Card title={t("push.title")} hint={t("push.hint")} actions={<Change appId={appId} queryKey={queryKey} />}>
      <Loaded query={query} lines={2}>
        {(push) =>
          push === null ? (
            <p className="soft">{t("push.none")}</p>
          ) : (
            <>
              <dl className="facts">
                <dt>{t("push.url")}</dt>
                <dd className="mono">{push.url}</dd>
                <dt>{t("push.mode")}</dt>
                <dd>{t(`push.${push.mode}`)}</dd>
                <dt>{t("push.format")}</dt>
                <dd>{push.format.toUpperCase()}</dd>
              </dl>
              <Button danger style={{ marginTop: 12 }} onClick={() => void remove()}>
                {t("remove")}
              </Button>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function Change({ appId, queryKey }: { appId: string; queryKey: string[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [url, setUrl] = useState("");
  const [token, setToken] = useState("");
  const [mode, setMode] = useState<(typeof modes)[number]>("plain");
  const [format, setFormat] = useState<"json" | "xml">("json");
  const save = async () => {
    const body = { url: url.trim(), mode, format, ...(token ? { token } : {}) };
    await proved(() => told(rest.PUT(at, { params: { path: { appId } }, body })));
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("push.change")}</Button>
      <Ask
        name="push"
        title={t("push.change")}
        ok={t("save")}
        isOpen={isOpen}
        isReady={url.trim() !== ""}
        work={save}
        done={t("saved")}
        onClose={() => setOpen(false)}
      >
        <Field label={t("push.url")} hint={t("push.urlHint")}>
          {(id) => (
            <Input
              id={id}
              value={url}
              placeholder="https://example.com/push"
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("push.token")}>
          {(id) => <Input id={id} value={token} onChange={(event) => setToken(event.target.value)} />}
        </Field>
        <Field label={t("push.mode")}>
          {(id) => (
            <Select
              id={id}
              value={mode}
              options={modes.map((value) => ({ value, label: t(`push.${value}`) }))}
              onChange={setMode}
            />
          )}
        </Field>
        <Field label={t("push.format")}>
          {(id) => (
            <Select
              id={id}
              value={format}
              options={[
                { value: "json", label: "JSON" },
                { value: "xml", label: "XML" },
              ]}
              onChange={setFormat}
            />
          )}
        </Field>
      </Ask>
    </>
  );
}
