import { Button, Input, Modal } from "antd";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDoing } from "./reason.js";

interface FieldProps {
  label: string;
  hint?: string;
  children: (id: string) => ReactNode;
}

/** An input with its name. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint ? <small>{hint}</small> : null}
    </div>
  );
}

interface AskProps {
  title: string;
  isOpen: boolean;
  ok: string;
  /** whether the answer can be given */
  isReady?: boolean;
  isDangerous?: boolean;
  /** done and closed when it works; what was typed stays when it does not */
  work: () => Promise<unknown>;
  done?: string;
  onClose: () => void;
  name: string;
  children: ReactNode;
}

/** Asks for something in a dialog, and does it. */
export function Ask({ title, isOpen, ok, isReady = true, isDangerous, work, done, onClose, name, children }: AskProps) {
  const { t } = useTranslation();
  const doing = useDoing();
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const isDone = await doing(work, done);
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Modal open={isOpen} title={title} onCancel={onClose} footer={null} destroyOnHidden data-dialog={name}>
      <form
        className="form"
        data-form={name}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) void submit();
        }}
      >
        {children}
        <div className="page-head" style={{ margin: 0, justifyContent: "flex-end" }}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            type="primary"
            htmlType="submit"
            danger={isDangerous ?? false}
            disabled={!isReady}
            loading={isBusy}
            data-action={name}
          >
            {ok}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface TypedProps extends Omit<AskProps, "children" | "isReady" | "isDangerous"> {
  /** what has to be typed */
  word: string;
  text: string;
}

/** Asks for the name of what is lost for good. */
export function AskTyped({ word, text, ...rest }: TypedProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  return (
    <Ask {...rest} isDangerous isReady={typed === word}>
      <p>{text}</p>
      <Field label={t("typeToConfirm", { word })}>
        {(id) => (
          <Input
            id={id}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </Ask>
  );
}
