import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/Empty.js";
import { Loaded } from "../../parts/Loaded.js";
import { useDoing } from "../../parts/reason.js";
import { VersionStateTag } from "../../parts/State.js";
import { useAddress } from "../../parts/use-address.js";
import { cli, curl } from "../../rest/command.js";
import { versions } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Program, Version } from "../../rest/types.js";
import { ProgramPage, useAppId } from "../program/ProgramPage.js";
import { take } from "../program/steps.js";
import { Problems } from "../program/Problems.js";
import { stepsOf } from "../program/version-model.js";
import { Card } from "../../parts/Page.js";
import { ReportView } from "./ReportView.js";
import { steps } from "./review-rest.js";
import { Said, Thread } from "./Thread.js";

/** What reviewers see of a version, and what they have said, for those who make it. */
export function Review() {
  const { t } = useTranslation();
  const appId = useAppId();
  const list = useQuery(versions(appId));
  const [address] = useAddress();
  const version = chosen(list.data ?? [], address["version"]);
  const number = version?.version ?? "1.0.0";
  return (
    <ProgramPage
      title={t("program.review")}
      hint={t("review.hint")}
      command={{
        cli: cli("submit", ".", "--version", number),
        curl: curl("GET", `programs/${appId}/versions/${number}/report`),
      }}
    >
      {(program) => (
        <Loaded query={list}>
          {(all) => (version ? <Body program={program} list={all} version={version} /> : <Nothing appId={appId} />)}
        </Loaded>
      )}
    </ProgramPage>
  );
}

/** The version that the address names, else one in review, else the newest. */
const chosen = (list: Version[], named: string | undefined) =>
  list.find(({ version }) => version === named) ?? list.find(({ state }) => state === "submitted") ?? list[0];

function Nothing({ appId }: { appId: string }) {
  const { t } = useTranslation();
  return (
    <Empty
      text={t("versions.none")}
      action={
        <Link to={`/programs/${appId}/versions`}>
          <Button type="primary" tabIndex={-1}>
            {t("program.versions")}
          </Button>
        </Link>
      }
      command={{ cli: cli("upload", ".") }}
    />
  );
}

interface Props {
  program: Program;
  list: Version[];
  version: Version;
}

function Body({ program, list, version }: Props) {
  const { t } = useTranslation();
  const { appId } = program;
  const base = list.find(({ state }) => state === "released")?.version;
  return (
    <div className="two">
      <div className="stack">
        <Head program={program} list={list} version={version} />
        <ReportView key={version.version} appId={appId} version={version.version} base={base} />
        {version.problems.length > 0 ? (
          <Card title={t("review.compiler")}>
            <Problems list={version.problems} />
          </Card>
        ) : null}
      </div>
      <Thread appId={appId} />
    </div>
  );
}

function Head({ program, list, version }: Props) {
  const { t } = useTranslation();
  const may = useRights();
  const doing = useDoing();
  const [, change] = useAddress();
  const [isBusy, setBusy] = useState(false);
  const said = useQuery(steps(program.appId)).data?.items.find(
    (one) => one.version === version.version && one.step === "rejected",
  )?.reason;
  const mayEver = may("program.submit", program.organisation);
  const canSubmit = mayEver && stepsOf(version).includes("submit");
  const submit = async () => {
    setBusy(true);
    await doing(
      () => take("submit", program.appId, version.version),
      t("stepped.submit", { version: version.version }),
    );
    setBusy(false);
  };
  return (
    <Card
      title={t("release.version", { version: version.version })}
      actions={
        <>
          <VersionStateTag state={version.state} percent={version.percent} />
          {list.length > 1 ? (
            <Select
              aria-label={t("release.which")}
              className="which"
              popupMatchSelectWidth={false}
              value={version.version}
              options={list.map(({ version: value, state }) => ({
                value,
                label: `${value} · ${t(`states.${state}`)}`,
              }))}
              onChange={(value: string) => change({ version: value })}
            />
          ) : null}
          {canSubmit ? (
            <Button type="primary" loading={isBusy} data-action="submit" onClick={() => void submit()}>
              {t("steps.submit")}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="soft">{t(`review.about.${aboutOf(version)}`)}</p>
      {version.state === "rejected" && said ? (
        <div className="note" data-tone="bad" data-value="refusal">
          <Said reason={said} />
        </div>
      ) : null}
    </Card>
  );
}

function aboutOf({ state }: Version) {
  if (state === "submitted" || state === "rejected" || state === "withdrawn") return state;
  return state === "development" || state === "trial" ? "before" : "after";
}
