import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask, AskTyped, Field } from "../../parts/Ask.js";
import { AsCommand } from "../../parts/Command.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card, Page } from "../../parts/Page.js";
import { ifMatch, rest, told, type Listed, type Tagged } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import { proved } from "../../rest/proof.js";
import { organisation, programs, queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Entry, Organisation as Known } from "../../rest/types.js";
import { Activity } from "../Activity.js";
import { NewProgram } from "../program/NewProgram.js";
import { ProgramCard } from "../program/ProgramCard.js";
import { Leave } from "./Leave.js";
import { MemberList } from "./MemberList.js";
import { TokenList } from "./TokenList.js";

/** An organisation: its programs, who belongs to it, its tokens, and what was done. */
export function Organisation() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const may = useRights();
  const known = useQuery(organisation(id));
  return (
    <Page
      title={known.data?.value.name ?? t("organisation")}
      hint={t("organisations.oneHint")}
      actions={
        <>
          <AsCommand command={{ curl: curl("GET", `organisations/${id}`) }} />
          {known.data && may("organisation.change", id) ? <Rename known={known.data} /> : null}
        </>
      }
    >
      <Loaded query={known}>
        {({ value }) => (
          <div className="two">
            <div className="stack">
              <OwnPrograms id={id} />
              <MemberList id={id} />
              {may("tokens.change", id) ? <TokenList organisation={id} /> : null}
              <Leave id={id} />
              {may("organisation.change", id) ? <Delete known={value} /> : null}
            </div>
            <Latest id={id} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function OwnPrograms({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useRights();
  const list = useQuery(programs);
  const [isMaking, setMaking] = useState(false);
  const own = (list.data?.items ?? []).filter((one) => one.organisation === id);
  if (!list.data) return null;
  if (own.length > 0) {
    return (
      <div className="grid">
        {own.slice(0, 6).map((program) => (
          <ProgramCard key={program.appId} program={program} />
        ))}
      </div>
    );
  }
  return (
    <Card title={t("programs.title")}>
      <p className="soft">{t("organisations.noPrograms")}</p>
      {may("program.register", id) ? (
        <Button type="primary" style={{ marginTop: 12 }} data-action="new-program" onClick={() => setMaking(true)}>
          {t("programs.create")}
        </Button>
      ) : null}
      <NewProgram isOpen={isMaking} organisation={id} onClose={() => setMaking(false)} />
    </Card>
  );
}

function Rename({ known: { value, tag } }: { known: Tagged<Known> }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(value.name);
  const rename = async () => {
    const params = { path: { id: value.id }, header: ifMatch(tag) };
    await told(rest.PUT("/api/v1/organisations/{id}", { params, body: { name: name.trim() } }));
    await queries.invalidateQueries();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("rename")}</Button>
      <Ask
        name="rename"
        title={t("rename")}
        ok={t("save")}
        isOpen={isOpen}
        isReady={name.trim() !== ""}
        work={rename}
        done={t("saved")}
        onClose={() => setOpen(false)}
      >
        <Field label={t("name")}>
          {(id) => <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}
        </Field>
      </Ask>
    </>
  );
}

function Latest({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useRights();
  const mayRead = may("organisation.audit", id);
  const entries = useQuery({
    queryKey: ["audit", "organisation", id],
    queryFn: () =>
      told<Listed<Entry>>(rest.GET("/api/v1/audit", { params: { query: { organisation: id, limit: 15 } } })),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  return (
    <Card title={t("activity")}>
      <Loaded query={entries}>{({ items }) => <Activity entries={items} organisation={id} />}</Loaded>
    </Card>
  );
}

function Delete({ known }: { known: Known }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const remove = async () => {
    await proved(() => told(rest.DELETE("/api/v1/organisations/{id}", { params: { path: { id: known.id } } })));
    await navigate({ to: "/organisations" });
    await queries.invalidateQueries();
  };
  return (
    <Card title={t("organisations.delete")} hint={t("organisations.deleteHint")}>
      <Button danger onClick={() => setOpen(true)}>
        {t("organisations.delete")}
      </Button>
      <AskTyped
        name="delete-organisation"
        title={t("organisations.delete")}
        text={t("organisations.deleteHint")}
        word={known.name}
        ok={t("delete")}
        isOpen={isOpen}
        work={remove}
        onClose={() => setOpen(false)}
      />
    </Card>
  );
}
