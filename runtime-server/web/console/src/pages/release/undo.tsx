import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDoing } from "../../parts/reason.js";
import { wayBack } from "./release-model.js";
import { give, goBack, type Release } from "./release-rest.js";

/** Something that was done, and how people got their versions before it. */
export interface Deed {
  text: string;
  version: string;
  before: Release | null;
}

export interface Undo {
  deed: Deed | null;
  done: (deed: Deed) => void;
  back: () => Promise<void>;
}

/** Keeps what was done last on this page, so that one step takes it back. */
export function useUndo(appId: string): Undo {
  const { t } = useTranslation();
  const doing = useDoing();
  const [deed, setDeed] = useState<Deed | null>(null);
  const back = async () => {
    if (!deed) return;
    const way = wayBack(deed.before, deed.version);
    const reason = t("release.undoReason");
    const work = () =>
      "order" in way ? give(appId, way.version, { ...way.order, reason }) : goBack(appId, way.to, reason);
    if (await doing(work, t("release.undone"))) setDeed(null);
  };
  return { deed, done: setDeed, back };
}

/** Says what was done, with the way back beside it. */
export function UndoNote({ undo: { deed, back } }: { undo: Undo }) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await back();
    setBusy(false);
  };
  return (
    <div role="status" className="undo">
      {deed ? (
        <div className="note undo-note" data-tone="good">
          <p data-value="done">{deed.text}</p>
          <Button loading={isBusy} data-action="undo" onClick={() => void run()}>
            {t("release.undo")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
