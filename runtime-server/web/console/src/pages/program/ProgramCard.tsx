import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Waiting } from "../../parts/Loaded.js";
import { VersionStateTag } from "../../parts/State.js";
import { versions } from "../../rest/queries.js";
import type { Program, Version } from "../../rest/types.js";

/** The picture of a program, as people see it in lists. */
export function ProgramIcon({ appId }: { appId: string }) {
  return <img className="program-icon" src={`/_i/${appId}`} alt="" width={40} height={40} />;
}

/** A program with where its versions are, and what it waits for. */
export function ProgramCard({ program }: { program: Program }) {
  const { t } = useTranslation();
  const list = useQuery(versions(program.appId)).data;
  return (
    <Link to={`/programs/${program.appId}/overview`} className="card program-card" data-program={program.appId}>
      <span className="who">
        <ProgramIcon appId={program.appId} />
        <span>
          <strong>{program.name}</strong>
          <span className="soft mono">{program.appId}</span>
        </span>
      </span>
      {list ? (
        <>
          <span className="chips">
            {strip(list).map(({ version, state, percent }) => (
              <span key={version}>
                {version} <VersionStateTag state={state} percent={percent} />
              </span>
            ))}
          </span>
          <span className="soft">{t(`waits.${waitsFor(list)}`)}</span>
        </>
      ) : (
        <Waiting lines={2} />
      )}
    </Link>
  );
}

/** The versions that matter: what people get, and what is on its way. */
function strip(list: Version[]): Version[] {
  const live = list.filter(({ state }) => state === "released" || state === "gray");
  const coming = list.filter(({ state }) => state === "submitted" || state === "approved" || state === "trial");
  const newest = list.slice(0, 1);
  return [...new Set([...live, ...coming, ...(live.length + coming.length ? [] : newest)])].slice(0, 3);
}

export type Waits = "upload" | "submit" | "review" | "release" | "raise" | "nothing";

/** What a program waits for next. */
export function waitsFor(list: Version[]): Waits {
  const has = (state: Version["state"]) => list.some((one) => one.state === state);
  if (list.length === 0) return "upload";
  if (has("submitted")) return "review";
  if (has("approved")) return "release";
  if (has("gray")) return "raise";
  return has("released") ? "nothing" : "submit";
}
