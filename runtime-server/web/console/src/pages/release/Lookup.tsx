import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { useReason } from "../../parts/reason.js";
import { lot, type Lot } from "./release-rest.js";

/** Which version somebody would get who opened the program now. */
export function Lookup({ appId }: { appId: string }) {
  const { t } = useTranslation();
  const reason = useReason();
  const [person, setPerson] = useState("");
  const [region, setRegion] = useState("");
  const [answer, setAnswer] = useState<{ lot: Lot } | { refused: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setAnswer(
      await lot(appId, person.trim(), region.trim())
        .then((found) => ({ lot: found }))
        .catch((error: unknown) => ({ refused: reason(error) })),
    );
    setBusy(false);
  };
  return (
    <Card id="lookup" title={t("release.lookup")} hint={t("release.lookupHint")}>
      <form
        className="form beside"
        data-form="lookup"
        onSubmit={(event) => {
          event.preventDefault();
          if (person.trim()) void ask();
        }}
      >
        <Field label={t("release.person")} hint={t("release.personHint")}>
          {(id) => (
            <Input
              id={id}
              name="person"
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              value={person}
              onChange={(event) => setPerson(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("release.region")}>
          {(id) => (
            <Input
              id={id}
              name="region"
              maxLength={40}
              placeholder="CN"
              value={region}
              onChange={(event) => setRegion(event.target.value)}
            />
          )}
        </Field>
        <Button htmlType="submit" disabled={!person.trim()} loading={isBusy} data-action="lookup">
          {t("release.look")}
        </Button>
      </form>
      <div role="status" className="lookup-answer">
        {answer ? <Answer answer={answer} /> : null}
      </div>
    </Card>
  );
}

function Answer({ answer }: { answer: { lot: Lot } | { refused: string } }) {
  const { t } = useTranslation();
  if ("refused" in answer) return <p className="wrong">{answer.refused}</p>;
  const { version, isMeant, bucket } = answer.lot;
  return (
    <div data-value="lot">
      <p>
        <strong>{version ? t("release.getsVersion", { version }) : t("release.getsNothing")}</strong>
      </p>
      {isMeant === undefined ? null : (
        <p className="soft">
          {isMeant ? t("release.isMeant") : t("release.isNotMeant")}
          {bucket === undefined ? "" : ` ${t("release.bucket", { bucket })}`}
        </p>
      )}
    </div>
  );
}
