import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Loaded } from "../../parts/Loaded.js";
import { useAddress } from "../../parts/use-address.js";
import { cli, curl } from "../../rest/command.js";
import { versions } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Program, Version, VersionState } from "../../rest/types.js";
import { ProgramPage, useAppId } from "./ProgramPage.js";
import { UploadBox } from "./UploadBox.js";
import { VersionCard } from "./VersionCard.js";
import { nextNumber } from "./version-model.js";

/** Every version of a program, the newest first, and the way to bring another. */
export function Versions() {
  const { t } = useTranslation();
  const appId = useAppId();
  const list = useQuery(versions(appId));
  const number = nextNumber(list.data ?? []);
  return (
    <ProgramPage
      title={t("program.versions")}
      hint={t("versions.hint")}
      command={{
        cli: cli("upload", ".", "--version", number),
        curl: curl("PUT", `programs/${appId}/versions/${number}`, "@program.zip"),
      }}
    >
      {(program) => <Loaded query={list}>{(all) => <Timeline program={program} list={all} />}</Loaded>}
    </ProgramPage>
  );
}

function Timeline({ program, list }: { program: Program; list: Version[] }) {
  const { t } = useTranslation();
  const may = useRights();
  const [address, change] = useAddress();
  const states = [...new Set(list.map(({ state }) => state))];
  const shown = list.filter(({ state }) => !address["state"] || state === address["state"]);
  return (
    <div className="stack">
      {may("program.upload", program.organisation) ? <UploadBox appId={program.appId} versions={list} /> : null}
      {list.length === 0 ? (
        <p className="soft">{t("versions.none")}</p>
      ) : (
        <div>
          <div className="table-bar">
            <Select
              allowClear
              aria-label={t("state")}
              placeholder={t("state")}
              style={{ minWidth: 170 }}
              value={(address["state"] as VersionState | undefined) ?? null}
              options={states.map((value) => ({ value, label: t(`states.${value}`) }))}
              onChange={(value: string | null | undefined) => change({ state: value ?? undefined })}
            />
            <span className="soft">{t("versions.count", { count: shown.length })}</span>
          </div>
          <ol className="timeline" data-list="versions">
            {shown.map((one) => (
              <li
                key={one.version}
                data-version={one.version}
                data-live={one.state === "released" || one.state === "gray"}
              >
                <VersionCard program={program} version={one} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
