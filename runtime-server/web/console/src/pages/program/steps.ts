import { rest, told, ifMatch } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import type { Version } from "../../rest/types.js";
import type { Page, Step } from "./version-model.js";

const at = "/api/v1/programs/{appId}/versions/{version}" as const;

/** Takes one step with a version that needs no page of its own. */
export async function take(step: Exclude<Step, Page>, appId: string, version: string): Promise<Version> {
  if (step === "rollback") return rollBack(appId, version);
  const done = await proved(() => told<Version>(rest.POST(`${at}/${step}`, { params: { path: { appId, version } } })));
  await changed(appId);
  return done;
}

/**
 * Gives a version to a share of the people.
 *
 * @param tag of the state that was looked at; a change since then is refused
 */
export async function release(appId: string, version: string, percent: number, tag?: string): Promise<Version> {
  const params = { path: { appId, version }, header: ifMatch(tag) };
  const done = await proved(() => told<Version>(rest.POST(`${at}/release`, { params, body: { percent } })));
  await changed(appId);
  return done;
}

/** Ends a gray release, or goes back to the version before. */
export async function rollBack(appId: string, to?: string): Promise<Version> {
  const body = to ? { to } : {};
  const params = { path: { appId } };
  const done = await proved(() => told<Version>(rest.POST("/api/v1/programs/{appId}/rollback", { params, body })));
  await changed(appId);
  return done;
}

const changed = (appId: string) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ["programs", appId] }),
    queries.invalidateQueries({ queryKey: ["audit", appId] }),
  ]);
