import { CloudUploadOutlined } from "@ant-design/icons";
import { Button, Input, Progress } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReason } from "../../parts/reason.js";
import { queries } from "../../rest/queries.js";
import type { Problem, Version } from "../../rest/types.js";
import type { Found } from "./pack.js";
import { Problems } from "./Problems.js";
import { problemsOf, upload } from "./upload.js";
import { nextNumber } from "./version-model.js";

interface Outcome {
  text: string;
  isGood: boolean;
  problems: Problem[];
}

interface Props {
  appId: string;
  versions: Version[];
}

/** Where a version's archive or folder is dropped, and what the compiler says of it. */
export function UploadBox({ appId, versions }: Props) {
  const { t } = useTranslation();
  const reason = useReason();
  const [typed, setTyped] = useState<string>();
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const number = typed ?? nextNumber(versions);
  const send = async (finding: (pack: typeof import("./pack.js")) => Promise<Found[]> | Found[]) => {
    setOutcome(null);
    setShare(0);
    try {
      const pack = await import("./pack.js");
      const found = await finding(pack);
      const done = await upload(appId, number, await pack.packed(found), setShare);
      setOutcome({ text: t("versions.uploaded", { version: done.version }), isGood: true, problems: done.problems });
      setTyped(undefined);
      await queries.invalidateQueries({ queryKey: ["programs", appId] });
    } catch (error) {
      setOutcome({ text: reason(error), isGood: false, problems: problemsOf(error) });
    }
    setShare(null);
  };
  const drop = (items: DataTransferItemList) => {
    // the browser forgets what was dropped once this turn is over
    const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    void send((pack) => pack.below(entries));
  };
  return (
    <div className="stack">
      <div
        className="drop"
        data-over={isOver}
        data-test="drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          drop(event.dataTransfer.items);
        }}
      >
        <CloudUploadOutlined aria-hidden />
        <p>{t("versions.drop")}</p>
        <div className="drop-row">
          <Input
            aria-label={t("versions.number")}
            prefix={<span className="soft">{t("versions.number")}</span>}
            name="version"
            style={{ width: 190 }}
            value={number}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Pick
            label={t("versions.chooseZip")}
            isFolder={false}
            pick={(list) => void send((pack) => pack.chosen(list))}
          />
          <Pick label={t("versions.chooseFolder")} isFolder pick={(list) => void send((pack) => pack.chosen(list))} />
        </div>
        {share === null ? null : (
          <div style={{ width: "100%", maxWidth: 420 }} role="status">
            <Progress
              percent={Math.round(share * 100)}
              showInfo={false}
              status="active"
              aria-label={t("versions.uploading")}
            />
            <span className="soft">{share < 1 ? t("versions.uploading") : t("versions.compiling")}</span>
          </div>
        )}
      </div>
      {outcome ? (
        <div className="note" data-tone={outcome.isGood ? "good" : "bad"} role="status" data-upload={outcome.isGood}>
          <p>{outcome.text}</p>
          <Problems list={outcome.problems} />
        </div>
      ) : null}
    </div>
  );
}

interface PickProps {
  label: string;
  isFolder: boolean;
  pick: (list: File[]) => void;
}

function Pick({ label, isFolder, pick }: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={(element) => {
          input.current = element;
          if (element && isFolder) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        data-test={isFolder ? "folder" : "zip"}
        accept={isFolder ? undefined : ".zip,application/zip"}
        onChange={(event) => {
          const { files } = event.target;
          // the list is empty once the value is
          if (files?.length) pick([...files]);
          event.target.value = "";
        }}
      />
    </>
  );
}
