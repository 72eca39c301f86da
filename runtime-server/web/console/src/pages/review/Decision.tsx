import { CloseOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import { queries } from "../../rest/queries.js";
import { reasonOf } from "./report-model.js";
import { decide, isStale } from "./review-rest.js";
import { useDeskKeys } from "./use-desk-keys.js";
import type { Notes } from "./use-notes.js";

const REASON_MAX = 4_000;

interface Props {
  appId: string;
  version: string;
  tag: string;
  notes: Notes;
  next: () => void;
}

/** What becomes of a version: every fault in one answer, each at its place. */
export function Decision({ appId, version, tag, notes, next }: Props) {
  const { t } = useTranslation();
  const doing = useDoing();
  const [busy, setBusy] = useState<"approve" | "reject" | null>(null);
  const approve = useRef<HTMLButtonElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const reason = reasonOf(notes.pins, notes.words);
  const answer = async (verdict: "approve" | "reject") => {
    setBusy(verdict);
    const isDone = await doing(
      () =>
        decide(verdict, appId, version, reason, tag).catch(async (error: unknown) => {
          if (isStale(error)) await queries.invalidateQueries({ queryKey: ["programs", appId] });
          throw error;
        }),
      t(`stepped.${verdict}`, { version }),
    );
    setBusy(null);
    if (!isDone) return;
    notes.clear();
    next();
  };
  useDeskKeys({
    a: () => {
      if (document.activeElement === approve.current) void answer("approve");
      else approve.current?.focus();
    },
    r: () => words.current?.querySelector("textarea")?.focus(),
    n: next,
  });
  const isLong = reason.length > REASON_MAX;
  return (
    <Card title={t("desk.decision")} hint={t("desk.keys")}>
      <div className="form">
        <Pins notes={notes} />
        <Words notes={notes} holder={words} />
        {isLong ? (
          <p className="wrong" role="alert">
            {t("desk.tooLong", { count: reason.length - REASON_MAX })}
          </p>
        ) : null}
        <Button
          ref={approve}
          type="primary"
          loading={busy === "approve"}
          disabled={isLong}
          data-action="approve"
          onClick={() => void answer("approve")}
        >
          {t("steps.approve")} <kbd>A</kbd>
        </Button>
        <Button
          danger
          loading={busy === "reject"}
          disabled={isLong || reason === ""}
          data-action="reject"
          onClick={() => void answer("reject")}
        >
          {t("steps.reject")}
        </Button>
        {reason === "" ? <p className="soft">{t("desk.needsReason")}</p> : null}
        <Button type="text" data-action="next" onClick={next}>
          {t("desk.next")} <kbd>N</kbd>
        </Button>
      </div>
    </Card>
  );
}

function Pins({ notes }: { notes: Notes }) {
  const { t } = useTranslation();
  if (notes.pins.length === 0) return <p className="soft">{t("desk.pinHint")}</p>;
  return (
    <ul className="pins" data-list="pins">
      {notes.pins.map(({ place, what, words }, i) => (
        <li key={`${place} ${what}`}>
          <div className="pin-head">
            <code>{place}</code>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t("desk.unpin", { place })}
              onClick={() => notes.unpin(i)}
            />
          </div>
          <Input.TextArea
            aria-label={t("desk.pinWords", { place })}
            placeholder={what}
            rows={1}
            value={words}
            onChange={(event) => notes.change(i, event.target.value)}
          />
        </li>
      ))}
    </ul>
  );
}

function Words({ notes, holder }: { notes: Notes; holder: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation();
  return (
    <div ref={holder}>
      <Field label={t("desk.words")} hint={t("desk.wordsHint")}>
        {(id) => (
          <Input.TextArea
            id={id}
            name="words"
            rows={3}
            value={notes.words}
            onChange={(event) => notes.say(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
