import { queryOptions } from "@tanstack/react-query";
import { Refused, ifMatch, rest, tagged, told, type Listed, type Tagged, type Told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import type { Version } from "../../rest/types.js";

/** Whom a version is for; everybody when all of it is empty. */
export interface Audience {
  people: string[];
  tags: string[];
  members: boolean;
  regions: string[];
  from?: string;
  until?: string;
}

export interface PlanStep {
  percent: number;
  holdMinutes: number;
}

export interface Guard {
  action: "roll_back" | "pause" | "watch";
  launches: number;
  failurePoints: number;
  slowerPercent?: number;
  watchHours: number;
}

/** How a version is given to people. */
export type Release = Omit<Told<"ReleaseView", "baseline" | "nextStepAt">, "audience" | "plan" | "guard"> & {
  audience: Audience;
  plan: PlanStep[];
  guard: Guard;
};

export type Metric = Told<"ReleaseMetric", "value" | "before" | "difference" | "low" | "high" | "threshold">;
export type Health = Omit<Told<"ReleaseHealth", "baseline">, "metrics"> & { metrics: Metric[] };
export type Change = Told<"ReleaseChange", "other" | "reason" | "figures">;
export type Lot = Partial<Told<"ReleaseLot">>;
export type Reach = Told<"ReleaseReach">;
export type TagSize = Told<"TagSize">;

/** How a version shall be given; what is not named stays as it is. */
export interface Order {
  percent?: number;
  audience?: Audience;
  plan?: PlanStep[];
  guard?: Guard;
  tellRunning?: boolean;
  reason?: string;
}

const inPath = (appId: string) => ({ params: { path: { appId } } });

const isNothing = (error: unknown) => error instanceof Refused && error.code === "nothing_released";

/** What people get now; null when they get nothing. */
export const current = (appId: string) =>
  queryOptions({
    queryKey: ["programs", appId, "release"],
    queryFn: (): Promise<Tagged<Release | null>> =>
      tagged<Release>(rest.GET("/api/v1/programs/{appId}/releases/current", inPath(appId))).catch((error: unknown) => {
        if (isNothing(error)) return { value: null, tag: "" };
        throw error;
      }),
  });

/** How the release does; null when there is none. */
export const health = (appId: string) =>
  queryOptions({
    queryKey: ["health", appId],
    queryFn: (): Promise<Health | null> =>
      told<Health>(rest.GET("/api/v1/programs/{appId}/releases/current/health", inPath(appId))).catch(
        (error: unknown) => {
          if (isNothing(error)) return null;
          throw error;
        },
      ),
  });

export const tags = (appId: string) =>
  queryOptions({
    queryKey: ["programs", appId, "tags"],
    queryFn: () => told<TagSize[]>(rest.GET("/api/v1/programs/{appId}/tags", inPath(appId))),
  });

export const reach = (appId: string, order: Order) =>
  queryOptions({
    queryKey: ["programs", appId, "reach", order],
    queryFn: () => told<Reach>(rest.POST("/api/v1/programs/{appId}/releases/reach", { ...inPath(appId), body: order })),
    retry: false,
  });

/** Which version somebody would get. */
export const lot = (appId: string, person: string, region: string) =>
  told<Lot>(
    rest.GET("/api/v1/programs/{appId}/releases/current/person", {
      params: { path: { appId }, query: { person, ...(region ? { region } : {}) } },
    }),
  );

export const history = (appId: string, page: { after?: string; limit: number }) =>
  told<Listed<Change>>(
    rest.GET("/api/v1/programs/{appId}/releases/history", { params: { path: { appId }, query: page } }),
  );

/**
 * Gives a version to people.
 *
 * @param tag of the state that was looked at; a change since then is refused
 */
export async function give(appId: string, version: string, order: Order, tag?: string): Promise<Version> {
  const params = { path: { appId, version }, header: ifMatch(tag) };
  const call = () =>
    told<Version>(rest.POST("/api/v1/programs/{appId}/versions/{version}/release", { params, body: order }));
  return proved(call).finally(() => changed(appId));
}

/** Ends a gray release, or goes back to the version before or the named one. */
export async function goBack(appId: string, to: string | undefined, reason: string): Promise<Version> {
  const body = { ...(to ? { to } : {}), ...(reason ? { reason } : {}) };
  const call = () => told<Version>(rest.POST("/api/v1/programs/{appId}/rollback", { ...inPath(appId), body }));
  return proved(call).finally(() => changed(appId));
}

/** Looks anew at all that a release is part of. */
export const changed = (appId: string) =>
  Promise.all(
    [
      ["programs", appId],
      ["audit", appId],
      ["health", appId],
      ["changes", appId],
    ].map((queryKey) => queries.invalidateQueries({ queryKey })),
  );
