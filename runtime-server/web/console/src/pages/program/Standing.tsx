import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../../../../shell/src/time.js";
import { Ask, Field } from "../../parts/Ask.js";
import { useDoing } from "../../parts/reason.js";
import { rest, told, type Listed } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Appeal, Program } from "../../rest/types.js";

type Status = Program["standing"]["status"];

/** Says on every page of a program that it is frozen or taken down, why, and what can be done about it. */
export function Standing({ program }: { program: Program }) {
  const { t, i18n } = useTranslation();
  const may = useRights();
  const doing = useDoing();
  const { status, cause, reason, until } = program.standing;
  if (status === "active") return null;
  const kind = status === "taken-down" ? "takenDown" : "frozen";
  return (
    <div className="note" data-tone={status === "frozen" ? "warn" : "bad"} data-standing={status}>
      <strong>{t(cause === "organisation" ? `suspended.${kind}Organisation` : `suspended.${kind}`)}</strong>
      <p>{t("suspended.why", { reason })}</p>
      {until ? <p>{t("suspended.until", { time: moment(until, i18n.language) })}</p> : null}
      <div className="drop-row" style={{ justifyContent: "flex-start", marginTop: 12 }}>
        {may("program.appeal", program.organisation) ? <Appeals program={program} /> : null}
        {may("program.supervise") && cause === "program" ? (
          <Button data-action="lift" onClick={() => void doing(() => set(program, "active"), t("saved"))}>
            {t("suspended.lift")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

async function set(program: Program, status: Status, reason?: string): Promise<void> {
  const params = { path: { appId: program.appId } };
  await proved(() =>
    told(rest.PUT("/api/v1/programs/{appId}/status", { params, body: { status, ...(reason ? { reason } : {}) } })),
  );
  await queries.invalidateQueries({ queryKey: ["programs"] });
}

/** What was said about it last and what came of that, and a way to say more. */
function Appeals({ program }: { program: Program }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const params = { path: { appId: program.appId } };
  const queryKey = ["programs", program.appId, "appeals"];
  const last = useQuery({
    queryKey,
    queryFn: () =>
      told<Listed<Appeal>>(
        rest.GET("/api/v1/programs/{appId}/appeals", { params: { ...params, query: { limit: 1 } } }),
      ),
  }).data?.items[0];
  const send = async () => {
    await told(rest.POST("/api/v1/programs/{appId}/appeals", { params, body: { text: text.trim() } }));
    setText("");
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <>
      {last?.state === "open" ? <p>{t("suspended.appealOpen")}</p> : null}
      {last?.state === "refused" ? <p>{t("suspended.appealRefused", { words: last.words })}</p> : null}
      {last?.state === "open" ? null : (
        <Button data-action="appeal" onClick={() => setOpen(true)}>
          {t("suspended.appeal")}
        </Button>
      )}
      <Ask
        name="send-appeal"
        title={t("suspended.appeal")}
        ok={t("suspended.send")}
        isOpen={isOpen}
        isReady={text.trim() !== ""}
        work={send}
        done={t("suspended.sent")}
        onClose={() => setOpen(false)}
      >
        <Field label={t("suspended.appealText")} hint={t("suspended.appealHint")}>
          {(id) => (
            <Input.TextArea
              id={id}
              name="text"
              rows={5}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </Ask>
    </>
  );
}

/** For operators: freezes a program or takes it down. */
export function Suspend({ program }: { program: Program }) {
  const { t } = useTranslation();
  const may = useRights();
  const [wanted, setWanted] = useState<Exclude<Status, "active"> | null>(null);
  const [reason, setReason] = useState("");
  if (program.standing.status !== "active" || !may("program.supervise")) return null;
  const isDown = wanted === "taken-down";
  const title = isDown ? t("suspended.takeDown") : t("suspended.freeze");
  return (
    <>
      <Button data-action="freeze" onClick={() => setWanted("frozen")}>
        {t("suspended.freeze")}
      </Button>
      <Button danger data-action="take-down" onClick={() => setWanted("taken-down")}>
        {t("suspended.takeDown")}
      </Button>
      <Ask
        name="suspend"
        title={title}
        ok={title}
        isOpen={wanted !== null}
        isReady={reason.trim() !== ""}
        isDangerous
        work={() => set(program, wanted ?? "frozen", reason.trim())}
        done={t("saved")}
        onClose={() => setWanted(null)}
      >
        <p>{isDown ? t("suspended.takeDownHint") : t("suspended.freezeHint")}</p>
        <Field label={t("people.reason")} hint={t("suspended.reasonHint")}>
          {(id) => <Input id={id} name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </Ask>
    </>
  );
}
