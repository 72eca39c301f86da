import type { Me, Permission } from "./types.js";

/** What there is to do, such as `program.release`. */
export type Action = string;

/** Whether somebody may do something, as the table of permissions says; the server has the last word. */
export function allows(who: Me, table: Permission[], action: Action, organisation?: string): boolean {
  const row = table.find((one) => one.action === action);
  if (!row) return false;
  const staff = who.role ?? who.weakRole;
  if (staff && row.staff.includes(staff)) return true;
  const role = who.organisations.find(({ id }) => id === organisation)?.role;
  return role !== undefined && row.members.includes(role);
}
