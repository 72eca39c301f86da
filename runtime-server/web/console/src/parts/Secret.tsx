import { Modal, type ButtonProps } from "antd";
import { useTranslation } from "react-i18next";
import { Copied } from "./Command.js";

interface Props {
  title: string;
  hint: string;
  /** null while there is none to show */
  value: string | null;
  name: string;
  onClose: () => void;
}

/** Something that is told once. */
export function Secret({ title, hint, value, name, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={value !== null}
      title={title}
      onCancel={onClose}
      onOk={onClose}
      okText={t("kept")}
      okButtonProps={{ "data-action": "kept" } as ButtonProps}
      cancelButtonProps={{ style: { display: "none" } }}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <p className="soft" style={{ marginBottom: 12 }}>
        {hint}
      </p>
      <Copied text={value ?? ""} name={name} />
    </Modal>
  );
}
