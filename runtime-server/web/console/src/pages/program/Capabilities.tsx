import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../../parts/Loaded.js";
import { LinesEditor } from "../../parts/LinesEditor.js";
import { Card } from "../../parts/Page.js";
import { ifMatch, rest, told, type Tagged } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import { proved } from "../../rest/proof.js";
import { domains, queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Domains } from "../../rest/types.js";
import { MessagePush } from "./MessagePush.js";
import { ProgramPage, useAppId } from "./ProgramPage.js";

const kinds = ["request", "socket", "upload", "download"] as const;

/** What a program may reach, and where it is told of messages. */
export function Capabilities() {
  const { t } = useTranslation();
  const appId = useAppId();
  const may = useRights();
  const lists = useQuery(domains(appId));
  return (
    <ProgramPage
      title={t("program.capabilities")}
      hint={t("domains.hint")}
      command={{ curl: curl("GET", `programs/${appId}/domains`) }}
    >
      {({ organisation }) => (
        <div className="stack">
          <Loaded query={lists}>
            {(known) => <Lists appId={appId} known={known} isReadOnly={!may("program.change", organisation)} />}
          </Loaded>
          {may("program.secrets", organisation) ? <MessagePush appId={appId} /> : null}
        </div>
      )}
    </ProgramPage>
  );
}

interface Props {
  appId: string;
  known: Tagged<Domains>;
  isReadOnly: boolean;
}

function Lists({ appId, known: { value, tag }, isReadOnly }: Props) {
  const { t } = useTranslation();
  const save = async (changed: Partial<Domains>) => {
    const params = { path: { appId }, header: ifMatch(tag) };
    await proved(() => told(rest.PUT("/api/v1/programs/{appId}/domains", { params, body: { ...value, ...changed } })));
    await queries.invalidateQueries({ queryKey: ["programs", appId] });
  };
  return (
    <Card title={t("domains.title")} hint={t("domains.listsHint")}>
      <div className="grid">
        {kinds.map((kind) => (
          <LinesEditor
            key={`${kind} ${value[kind].join()}`}
            name={kind}
            label={t(`domains.${kind}`)}
            lines={value[kind]}
            placeholder={kind === "socket" ? "wss://socket.example.com" : "https://api.example.com"}
            isReadOnly={isReadOnly}
            save={(lines) => save({ [kind]: lines })}
          />
        ))}
      </div>
    </Card>
  );
}
