/** What somebody may be in an organisation. */
export const roles = ["admin", "developer", "publisher", "data", "tester"] as const;
export type Role = (typeof roles)[number];
