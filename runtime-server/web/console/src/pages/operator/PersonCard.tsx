import { Link } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Ask, Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { StandingTag } from "../../parts/State.js";
import { useDoing } from "../../parts/reason.js";
import { rest, told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Person } from "../../rest/types.js";

type Status = Person["status"];

/** Somebody with an account, and what can be done about it. */
export function PersonCard({ person }: { person: Person }) {
  const { t } = useTranslation();
  const may = useRights();
  const doing = useDoing();
  const [wanted, setWanted] = useState<Exclude<Status, "active"> | null>(null);
  const [reason, setReason] = useState("");
  const set = async (status: Status) => {
    const params = { path: { personId: person.personId } };
    const body = { status, ...(status === "active" ? {} : { reason: reason.trim() }) };
    await proved(() => told(rest.PUT("/api/v1/people/{personId}/status", { params, body })));
    await queries.invalidateQueries({ queryKey: ["people"] });
  };
  return (
    <Card title={person.nickname || person.username} actions={<StandingTag status={person.status} />}>
      <dl className="facts">
        <dt>{t("people.username")}</dt>
        <dd>{person.username}</dd>
        <dt>ID</dt>
        <dd className="mono">{person.personId}</dd>
        {person.role ? (
          <>
            <dt>{t("role")}</dt>
            <dd>{person.role}</dd>
          </>
        ) : null}
        {person.reason ? (
          <>
            <dt>{t("people.reason")}</dt>
            <dd>{person.reason}</dd>
          </>
        ) : null}
        <dt>{t("createdAt")}</dt>
        <dd>
          <Ago at={person.createdAt} />
        </dd>
        <dt>{t("people.seenAt")}</dt>
        <dd>
          <Ago at={person.seenAt} />
        </dd>
      </dl>
      <div className="drop-row" style={{ justifyContent: "flex-start", marginTop: 16 }}>
        {may("person.change") ? (
          person.status === "active" ? (
            <>
              <Button data-action="freeze" onClick={() => setWanted("frozen")}>
                {t("people.freeze")}
              </Button>
              <Button danger data-action="ban" onClick={() => setWanted("banned")}>
                {t("people.ban")}
              </Button>
            </>
          ) : (
            <Button type="primary" data-action="lift" onClick={() => void doing(() => set("active"), t("saved"))}>
              {t("people.lift")}
            </Button>
          )
        ) : null}
        <Link to="/audit" search={{ subject: person.personId } as never}>
          {t("audit.title")}
        </Link>
      </div>
      <Ask
        name="set-status"
        title={wanted === "banned" ? t("people.ban") : t("people.freeze")}
        ok={wanted === "banned" ? t("people.ban") : t("people.freeze")}
        isOpen={wanted !== null}
        isReady={reason.trim() !== ""}
        isDangerous
        work={() => set(wanted ?? "frozen")}
        done={t("saved")}
        onClose={() => setWanted(null)}
      >
        <p>{wanted === "banned" ? t("people.banHint") : t("people.freezeHint")}</p>
        <Field label={t("people.reason")} hint={t("people.reasonHint")}>
          {(id) => <Input id={id} name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </Ask>
    </Card>
  );
}
