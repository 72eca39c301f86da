import { useQuery } from "@tanstack/react-query";
import { me, members, organisationNames, programs } from "../rest/queries.js";
import { useRights } from "../rest/rights.js";

/** Something that has an id: how people call it, and its page where it has one. */
export interface Named {
  name: string;
  to?: string;
}

/**
 * Names for the ids of the audit log, as far as the person may see them: programs, organisations, the members of one of them,
 * and the person.
 *
 * @param organisation whose members are named too
 */
export function useNames(organisation?: string): (id: string) => Named | undefined {
  const may = useRights();
  const who = useQuery(me).data;
  const mayList = organisation !== undefined && may("organisation.view", organisation);
  const people = useQuery({ ...members(organisation ?? ""), enabled: mayList }).data?.items ?? [];
  const known = useQuery(programs).data?.items ?? [];
  const owners = useQuery(organisationNames).data?.items ?? [];
  const names = new Map<string, Named>();
  for (const { appId, name } of known) names.set(appId, { name, to: `/programs/${appId}/overview` });
  for (const { id, name } of owners) names.set(id, { name, to: `/organisations/${id}` });
  for (const one of people) names.set(one.personId, { name: one.nickname || one.username });
  if (who?.personId) names.set(who.personId, { name: who.nickname || who.username || who.personId });
  return (id) => names.get(id);
}
