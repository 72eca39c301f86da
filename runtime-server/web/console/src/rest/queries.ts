import { QueryClient, queryOptions } from "@tanstack/react-query";
import { Refused, rest, tagged, told, type Listed, type Tagged } from "./client.js";
import type { Domains, Invitation, Me, Member, Organisation, Permission, Program, Version } from "./types.js";

const LIST = 200;
const MINUTE = 60_000;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => !(error instanceof Refused) && count < 2,
    },
  },
});

export const me = queryOptions({
  queryKey: ["me"],
  queryFn: () => told<Me>(rest.GET("/api/v1/me")),
  staleTime: MINUTE,
  // whoever was signed out elsewhere is led to sign in
  refetchInterval: MINUTE,
  refetchOnWindowFocus: "always",
});

export const permissions = queryOptions({
  queryKey: ["permissions"],
  queryFn: () => told<Permission[]>(rest.GET("/api/v1/permissions")),
  staleTime: Infinity,
});

export const programs = queryOptions({
  queryKey: ["programs"],
  queryFn: () => told<Listed<Program>>(rest.GET("/api/v1/programs", { params: { query: { limit: LIST } } })),
});

export const program = (appId: string) =>
  queryOptions({
    queryKey: ["programs", appId],
    queryFn: () => told<Program>(rest.GET("/api/v1/programs/{appId}", { params: { path: { appId } } })),
  });

export const versions = (appId: string) =>
  queryOptions({
    queryKey: ["programs", appId, "versions"],
    queryFn: () => told<Version[]>(rest.GET("/api/v1/programs/{appId}/versions", { params: { path: { appId } } })),
  });

export const version = (appId: string, number: string) =>
  queryOptions({
    queryKey: ["programs", appId, "versions", number],
    queryFn: () =>
      tagged<Version>(
        rest.GET("/api/v1/programs/{appId}/versions/{version}", { params: { path: { appId, version: number } } }),
      ),
  });

export const domains = (appId: string) =>
  queryOptions({
    queryKey: ["programs", appId, "domains"],
    queryFn: (): Promise<Tagged<Domains>> =>
      tagged<Domains>(rest.GET("/api/v1/programs/{appId}/domains", { params: { path: { appId } } })),
  });

export const organisation = (id: string) =>
  queryOptions({
    queryKey: ["organisations", id],
    queryFn: () => tagged<Organisation>(rest.GET("/api/v1/organisations/{id}", { params: { path: { id } } })),
  });

/** All that the person may see, for their names. */
export const organisationNames = queryOptions({
  queryKey: ["organisations", "counted"],
  queryFn: () => told<Listed<Organisation>>(rest.GET("/api/v1/organisations", { params: { query: { limit: LIST } } })),
  staleTime: MINUTE,
});

export const members = (id: string) =>
  queryOptions({
    queryKey: ["organisations", id, "members"],
    queryFn: () =>
      told<Listed<Member>>(
        rest.GET("/api/v1/organisations/{id}/members", { params: { path: { id }, query: { limit: LIST } } }),
      ),
  });

export const invitations = (id: string) =>
  queryOptions({
    queryKey: ["organisations", id, "invitations"],
    queryFn: () => told<Invitation[]>(rest.GET("/api/v1/organisations/{id}/invitations", { params: { path: { id } } })),
  });
