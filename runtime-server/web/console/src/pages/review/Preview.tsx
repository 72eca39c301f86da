import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Card } from "../../parts/Page.js";

const WIDTH = 400;

/** The code by which a reviewer opens the version on their phone. */
export function Preview({ appId, version }: { appId: string; version: string }) {
  const { t } = useTranslation();
  const query = new URLSearchParams({ width: String(WIDTH), version });
  const source = `/api/v1/programs/${appId}/qr?${query}`;
  return (
    <Card title={t("desk.try")}>
      <div className="qr-card">
        <img className="qr" data-qr="try" src={source} alt={t("qr.alt")} width={200} height={200} />
        <p className="soft">{t("desk.tryHint")}</p>
        <Button type="link" href={source} download={`${appId}-${version}.png`}>
          {t("qr.save")}
        </Button>
      </div>
    </Card>
  );
}
