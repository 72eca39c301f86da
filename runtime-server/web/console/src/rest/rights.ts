import { useQuery } from "@tanstack/react-query";
import { me, permissions } from "./queries.js";
import { allows, type Action } from "./rights-model.js";

/** Answers what the person may do; nothing before it is known who they are. */
export function useRights(): (action: Action, organisation?: string) => boolean {
  const who = useQuery(me).data;
  const table = useQuery(permissions).data;
  return (action, organisation) => (who && table ? allows(who, table, action, organisation) : false);
}
