import { UserAddOutlined } from "@ant-design/icons";
import { Button, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask } from "../../parts/Ask.js";
import { Secret } from "../../parts/Secret.js";
import { rest, told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import type { Invitation } from "../../rest/types.js";
import { roles, type Role } from "./roles.js";

/** Makes a link that lets whoever follows it join. */
export function InviteButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("developer");
  const [url, setUrl] = useState<string | null>(null);
  const invite = async () => {
    const made = await proved(() =>
      told<Invitation>(
        rest.POST("/api/v1/organisations/{id}/invitations", { params: { path: { id } }, body: { role } }),
      ),
    );
    await queries.invalidateQueries({ queryKey: ["organisations", id] });
    setUrl(made.url ?? null);
  };
  return (
    <>
      <Button icon={<UserAddOutlined />} data-action="open-invite" onClick={() => setOpen(true)}>
        {t("members.invite")}
      </Button>
      <Ask
        name="invite"
        title={t("members.invite")}
        ok={t("members.makeLink")}
        isOpen={isOpen}
        work={invite}
        onClose={() => setOpen(false)}
      >
        <fieldset className="field" style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className="name">{t("role")}</legend>
          <Radio.Group
            vertical
            value={role}
            onChange={(event) => setRole(event.target.value as Role)}
            options={roles.map((value) => ({
              value,
              label: (
                <span>
                  {t(`roles.${value}`)} <span className="soft">{t(`rolesAbout.${value}`)}</span>
                </span>
              ),
            }))}
          />
        </fieldset>
      </Ask>
      <Secret
        title={t("members.link")}
        hint={t("members.linkHint")}
        value={url}
        name="invitation"
        onClose={() => setUrl(null)}
      />
    </>
  );
}
