import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../../../../shell/src/time.js";
import { Ask } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { Secret } from "../../parts/Secret.js";
import { rest, told, type Told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";

/** Gives the program another secret; the one before is good for another hour. */
export function AppSecret({ appId }: { appId: string }) {
  const { t, i18n } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [made, setMade] = useState<Told<"SecretView"> | null>(null);
  const renew = async () => {
    const params = { path: { appId } };
    setMade(await proved(() => told<Told<"SecretView">>(rest.POST("/api/v1/programs/{appId}/secret", { params }))));
  };
  return (
    <Card title="AppSecret" hint={t("secret.about")}>
      <Button data-action="renew-secret" onClick={() => setAsking(true)}>
        {t("secret.renew")}
      </Button>
      <Ask
        name="renew"
        title={t("secret.renew")}
        ok={t("secret.renew")}
        isOpen={isAsking}
        work={renew}
        onClose={() => setAsking(false)}
      >
        <p>{t("secret.renewHint")}</p>
      </Ask>
      <Secret
        title={t("secret.title")}
        hint={made ? t("secret.former", { time: moment(made.formerValidUntil, i18n.language) }) : ""}
        value={made?.appSecret ?? null}
        name="app-secret"
        onClose={() => setMade(null)}
      />
    </Card>
  );
}
