import { queryOptions } from "@tanstack/react-query";
import { Refused, ifMatch, rest, told, type Listed, type Told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";
import type { Version } from "../../rest/types.js";

export type Place = Told<"ReportFinding", "shown">;
export type Domain = Told<"ReportDomain">;
export type Api = Told<"ReportApi">;
export type FileSize = Told<"ReportFile">;

/** What a version consists of. */
export interface Report {
  version: string;
  bytes: number;
  fileCount: number;
  files: FileSize[];
  pages: string[];
  deadPages: string[];
  secrets: Place[];
  dynamicCode: Place[];
  domains: Domain[];
  apis: Api[];
  licences: Place[];
  packages: string[];
}

export type Submission = Told<"Submission", "description" | "released">;
export type ReviewStep = Told<"ReviewStep", "reason">;

const PAGE = 100;

export const report = (appId: string, version: string) =>
  queryOptions({
    queryKey: ["programs", appId, "versions", version, "report"],
    queryFn: () =>
      told<Report>(
        rest.GET("/api/v1/programs/{appId}/versions/{version}/report", { params: { path: { appId, version } } }),
      ),
    staleTime: 60_000,
  });

export const steps = (appId: string) =>
  queryOptions({
    queryKey: ["programs", appId, "reviews"],
    queryFn: () =>
      told<Listed<ReviewStep>>(
        rest.GET("/api/v1/programs/{appId}/reviews", { params: { path: { appId }, query: { limit: PAGE } } }),
      ),
  });

export const waitingPage = (page: { after?: string; limit: number }) =>
  told<Listed<Submission>>(rest.GET("/api/v1/reviews", { params: { query: { state: "submitted", ...page } } }));

/** The versions that have waited longest. */
export const waiting = queryOptions({
  queryKey: ["reviews", "first"],
  queryFn: () => waitingPage({ limit: PAGE }),
  refetchInterval: 60_000,
});

/** Answers a submission; of a state that was not looked at nothing is decided. */
export async function decide(
  verdict: "approve" | "reject",
  appId: string,
  version: string,
  reason: string,
  tag: string,
): Promise<Version> {
  const params = { path: { appId, version }, header: ifMatch(tag) };
  const body = reason ? { reason } : {};
  const call = () =>
    told<Version>(
      verdict === "approve"
        ? rest.POST("/api/v1/programs/{appId}/versions/{version}/approve", { params, body })
        : rest.POST("/api/v1/programs/{appId}/versions/{version}/reject", { params, body }),
    );
  return proved(call).finally(() => {
    void queries.invalidateQueries({ queryKey: ["reviews"] });
    void queries.invalidateQueries({ queryKey: ["programs", appId] });
  });
}

export const isStale = (error: unknown) => error instanceof Refused && error.status === 412;
