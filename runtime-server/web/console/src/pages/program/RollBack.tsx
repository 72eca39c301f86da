import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import type { Program, Version } from "../../rest/types.js";
import { rollBack } from "./steps.js";

interface Props {
  program: Program;
  list: Version[];
  isAllowed: boolean;
}

/** Back to any version that people have had, in one step. */
export function RollBack({ program, list, isAllowed }: Props) {
  const { t } = useTranslation();
  const doing = useDoing();
  const [chosen, setChosen] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isGray = list.some(({ state }) => state === "gray");
  const released = list.find(({ state }) => state === "released");
  const earlier = list
    .filter(({ state, releasedAt }) => state === "superseded" && releasedAt)
    .sort((a, b) => (b.releasedAt ?? "").localeCompare(a.releasedAt ?? ""));
  const isStop = isGray && released !== undefined;
  if (!isAllowed || (!isStop && earlier.length === 0)) return null;
  const back = async (to?: string) => {
    setBusy(true);
    await doing(() => rollBack(program.appId, to), t("release.back"));
    setBusy(false);
  };
  const target = chosen ?? earlier[0]?.version;
  return (
    <Card title={t("release.backTitle")} hint={t("release.backHint")}>
      <div className="drop-row" style={{ justifyContent: "flex-start" }}>
        {isStop ? (
          <Button danger loading={isBusy} data-action="stop" onClick={() => void back()}>
            {t("release.stop", { version: released.version })}
          </Button>
        ) : null}
        {target ? (
          <>
            <Select
              aria-label={t("release.which")}
              style={{ minWidth: 120 }}
              value={target}
              options={earlier.map(({ version: value }) => ({ value, label: value }))}
              onChange={(value: string) => setChosen(value)}
            />
            <Button loading={isBusy} data-action="rollback" onClick={() => void back(target)}>
              {t("release.backTo", { version: target })}
            </Button>
          </>
        ) : null}
      </div>
    </Card>
  );
}
