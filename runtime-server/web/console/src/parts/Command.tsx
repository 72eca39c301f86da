import { CheckOutlined, CodeOutlined, CopyOutlined } from "@ant-design/icons";
import { Button, Modal, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../rest/command.js";

/** Text beside a button that copies it. */
export function Copied({ text, name }: { text: string; name?: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1_500);
    });
  return (
    <div className="command">
      <code tabIndex={0} data-value={name}>
        {text}
      </code>
      <Button
        type="text"
        aria-label={isCopied ? t("copied") : t("copy")}
        icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={copy}
      />
    </div>
  );
}

/** The commands that do the same thing. */
export function Commands({ command }: { command: Command }) {
  return (
    <div className="commands">
      {command.cli ? <Copied text={command.cli} /> : null}
      {command.curl ? <Copied text={command.curl} /> : null}
    </div>
  );
}

/** Shows how to do elsewhere what this page does. */
export function AsCommand({ command }: { command: Command }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Tooltip title={t("asCommand")}>
        <Button
          aria-label={t("asCommand")}
          icon={<CodeOutlined />}
          data-action="as-command"
          onClick={() => setOpen(true)}
        />
      </Tooltip>
      <Modal open={isOpen} title={t("asCommand")} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="soft" style={{ marginBottom: 12 }}>
          {t("asCommandHint")}
        </p>
        <Commands command={command} />
      </Modal>
    </>
  );
}
