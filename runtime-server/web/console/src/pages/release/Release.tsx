import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/Empty.js";
import { Loaded } from "../../parts/Loaded.js";
import { useAddress } from "../../parts/use-address.js";
import { cli, curl } from "../../rest/command.js";
import { versions } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Tagged } from "../../rest/client.js";
import type { Program, Version } from "../../rest/types.js";
import { ProgramPage, useAppId } from "../program/ProgramPage.js";
import { AtOnce } from "./AtOnce.js";
import { GuardTiles } from "./GuardTiles.js";
import { History } from "./History.js";
import { Lookup } from "./Lookup.js";
import { NowLive } from "./NowLive.js";
import { OrderForm } from "./OrderForm.js";
import { candidates } from "./release-model.js";
import { current, type Release as Given } from "./release-rest.js";
import { UndoNote, useUndo } from "./undo.js";

/** Who gets which version: the share of the new one, how it does, and the way back. */
export function Release() {
  const { t } = useTranslation();
  const appId = useAppId();
  const list = useQuery(versions(appId));
  const now = useQuery(current(appId));
  const [address] = useAddress();
  const number = chosen(list.data ?? [], address["version"])?.version ?? "1.0.0";
  return (
    <ProgramPage
      title={t("program.release")}
      hint={t("release.hint")}
      command={{
        cli: cli("release", ".", "--percent", "10"),
        curl: curl("POST", `programs/${appId}/versions/${number}/release`, { percent: 10 }),
      }}
    >
      {(program) => (
        <Loaded query={list}>
          {(all) => <Loaded query={now}>{(tagged) => <Desk program={program} list={all} now={tagged} />}</Loaded>}
        </Loaded>
      )}
    </ProgramPage>
  );
}

/** The version that the address names, else the one on its way, else the newest that may go. */
function chosen(list: Version[], named: string | undefined): Version | undefined {
  const ready = candidates(list);
  return ready.find((one) => one.version === named) ?? ready.find(({ state }) => state !== "superseded");
}

interface DeskProps {
  program: Program;
  list: Version[];
  now: Tagged<Given | null>;
}

function Desk({ program, list, now }: DeskProps) {
  const may = useRights();
  const [address] = useAddress();
  const undo = useUndo(program.appId);
  const version = chosen(list, address["version"]);
  const isAllowed = may("program.release", program.organisation);
  const shared = { program, list, now, isAllowed, onDone: undo.done };
  return (
    <div className="two release">
      <div className="stack">
        <UndoNote undo={undo} />
        {version ? (
          <OrderForm key={version.version} {...shared} version={version} />
        ) : (
          <NothingReady program={program} hasVersions={list.length > 0} />
        )}
        <GuardTiles appId={program.appId} now={now.value} />
        {isAllowed && now.value ? <Lookup appId={program.appId} /> : null}
        <History program={program} />
      </div>
      <div className="stack">
        <NowLive now={now.value} />
        <AtOnce {...shared} />
      </div>
    </div>
  );
}

function NothingReady({ program, hasVersions }: { program: Program; hasVersions: boolean }) {
  const { t } = useTranslation();
  return (
    <Empty
      text={hasVersions ? t("release.noneReady") : t("versions.none")}
      action={
        <Link to={`/programs/${program.appId}/versions`}>
          <Button type="primary" tabIndex={-1}>
            {t("program.versions")}
          </Button>
        </Link>
      }
      command={{ cli: hasVersions ? cli("submit", ".") : cli("upload", ".") }}
    />
  );
}
