import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { Empty } from "../../parts/Empty.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { VersionStateTag } from "../../parts/State.js";
import { useAddress } from "../../parts/use-address.js";
import { cli, curl } from "../../rest/command.js";
import { version, versions } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Program, Version } from "../../rest/types.js";
import { ProgramPage, useAppId } from "./ProgramPage.js";
import { RollBack } from "./RollBack.js";
import { ShareSlider } from "./ShareSlider.js";

/** Who gets which version: the share of the new one, and the way back. */
export function Release() {
  const { t } = useTranslation();
  const appId = useAppId();
  const list = useQuery(versions(appId));
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
      {(program) => <Loaded query={list}>{(all) => <Desk program={program} list={all} />}</Loaded>}
    </ProgramPage>
  );
}

const mayGo = ({ state, preview }: Version) => !preview && (state === "approved" || state === "gray");

/** The version that the address names, else the one on its way, else the newest that may go. */
function chosen(list: Version[], named: string | undefined): Version | undefined {
  const ready = list.filter(mayGo);
  return ready.find((one) => one.version === named) ?? ready.find(({ state }) => state === "gray") ?? ready[0];
}

function Desk({ program, list }: { program: Program; list: Version[] }) {
  const { t } = useTranslation();
  const may = useRights();
  const [address, change] = useAddress();
  const ready = list.filter(mayGo);
  const current = chosen(list, address["version"]);
  const live = list.filter(({ state }) => state === "released" || state === "gray");
  const mayRelease = may("program.release", program.organisation);
  return (
    <div className="two">
      <div className="stack">
        {current ? (
          <Card
            title={t("release.version", { version: current.version })}
            actions={
              ready.length > 1 ? (
                <Select
                  aria-label={t("release.which")}
                  value={current.version}
                  options={ready.map(({ version: value }) => ({ value, label: value }))}
                  onChange={(value: string) => change({ version: value })}
                />
              ) : (
                <VersionStateTag state={current.state} percent={current.percent} />
              )
            }
          >
            <Share program={program} number={current.version} isAllowed={mayRelease} hasBefore={live.length > 0} />
          </Card>
        ) : (
          <NothingReady program={program} hasVersions={list.length > 0} />
        )}
        <RollBack program={program} list={list} isAllowed={mayRelease} />
      </div>
      <Card title={t("release.now")}>
        <NowLive live={live} />
      </Card>
    </div>
  );
}

interface ShareProps {
  program: Program;
  number: string;
  isAllowed: boolean;
  hasBefore: boolean;
}

function Share({ program, number, isAllowed, hasBefore }: ShareProps) {
  const query = useQuery(version(program.appId, number));
  return (
    <Loaded query={query}>
      {({ value, tag }) => (
        <ShareSlider
          key={`${number} ${tag}`}
          appId={program.appId}
          version={value}
          tag={tag}
          isAllowed={isAllowed}
          hasBefore={hasBefore}
        />
      )}
    </Loaded>
  );
}

function NowLive({ live }: { live: Version[] }) {
  const { t } = useTranslation();
  if (live.length === 0) return <p className="soft">{t("release.nobody")}</p>;
  const gray = live.find(({ state }) => state === "gray");
  return (
    <ul className="lines" data-list="live">
      {live.map((one) => (
        <li key={one.version}>
          <span className="what">
            {one.version}
            {one.releasedAt ? (
              <small>
                {t("versions.releasedAt")} <Ago at={one.releasedAt} />
              </small>
            ) : null}
          </span>
          <VersionStateTag state={one.state} percent={one.percent} />
          {one.state === "released" && gray ? <span className="soft">{`${100 - gray.percent}%`}</span> : null}
        </li>
      ))}
    </ul>
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
