import { Button, Input, Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { callAccount } from "../../../view/src/host-calls.js";
import { hasPasskeys, usePasskey as signWithPasskey, type RequestOptions } from "../../../view/src/passkey.js";
import { Field } from "../parts/Ask.js";
import { useReason } from "../parts/reason.js";
import { onProofWanted, type Wanted } from "../rest/proof.js";

interface Ways {
  password: boolean;
  passkey: boolean;
  code: boolean;
}

interface Open {
  wanted: Wanted;
  ways: Ways;
  close: (isProved: boolean) => void;
}

/** What the person can prove themselves by here. */
async function waysHere(wanted: Wanted): Promise<Ways> {
  const [ways, { host }] = await Promise.all([
    callAccount<Ways>("GET", "proof"),
    callAccount<{ host: string | null }>("GET", "passkeys/here"),
  ]);
  return {
    passkey: ways.passkey && hasPasskeys(host),
    password: ways.password && wanted === "any",
    code: ways.code,
  };
}

async function byPasskey(): Promise<void> {
  const options = await callAccount<RequestOptions>("POST", "passkeys/proof/options", {});
  await callAccount("POST", "passkeys/proof", { signed: await signWithPasskey(options) });
}

/** Asks people to prove once more who they are, when a call wants it. */
export function ProofDialog() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(
    () =>
      onProofWanted(async (wanted) => {
        const ways = await waysHere(wanted);
        return new Promise((resolve) => {
          const close = (isProved: boolean) => {
            setOpen(null);
            resolve(isProved);
          };
          setOpen({ wanted, ways, close });
        });
      }),
    [],
  );
  if (!open) return null;
  return (
    <Modal
      open
      title={t("proof.title")}
      footer={null}
      onCancel={() => open.close(false)}
      zIndex={1200}
      data-dialog="proof"
    >
      <p className="soft" style={{ marginBottom: 16 }}>
        {open.wanted === "strong" ? t("proof.strongHint") : t("proof.hint")}
      </p>
      <div className="form">
        <Offers open={open} />
      </div>
    </Modal>
  );
}

function Offers({ open: { ways, wanted, close } }: { open: Open }) {
  const { t } = useTranslation();
  const done = () => close(true);
  if (!ways.passkey && !ways.password && !ways.code) {
    const next = encodeURIComponent(location.pathname);
    const href = wanted === "strong" ? "/me#security" : `/sign-in?again&next=${next}`;
    return (
      <Button type="primary" href={href}>
        {wanted === "strong" ? t("proof.setUp") : t("proof.again")}
      </Button>
    );
  }
  return (
    <>
      {ways.passkey ? <Passkey done={done} /> : null}
      {ways.password ? (
        <Typed name="password" label={t("proof.password")} done={done} complete="current-password" />
      ) : null}
      {ways.code ? <Typed name="code" label={t("proof.code")} done={done} complete="one-time-code" /> : null}
    </>
  );
}

function Passkey({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const reason = useReason();
  const [wrong, setWrong] = useState("");
  return (
    <div>
      <Button type="primary" onClick={() => void byPasskey().then(done, (error: unknown) => setWrong(reason(error)))}>
        {t("proof.passkey")}
      </Button>
      <p className="wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}

interface TypedProps {
  name: "password" | "code";
  label: string;
  complete: string;
  done: () => void;
}

function Typed({ name, label, complete, done }: TypedProps) {
  const { t } = useTranslation();
  const reason = useReason();
  const [value, setValue] = useState("");
  const [wrong, setWrong] = useState("");
  const submit = () =>
    callAccount("POST", "proof", { [name]: value }).then(done, (error: unknown) => setWrong(reason(error)));
  const common = {
    name: `proof-${name}`,
    value,
    autoComplete: complete,
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
  };
  return (
    <form
      className="form"
      data-form={`prove-${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={label}>
        {(id) =>
          name === "password" ? <Input.Password id={id} {...common} autoFocus /> : <Input id={id} {...common} />
        }
      </Field>
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <Button type="primary" htmlType="submit" disabled={!value} data-action={`prove-${name}`}>
        {t("proof.prove")}
      </Button>
    </form>
  );
}
