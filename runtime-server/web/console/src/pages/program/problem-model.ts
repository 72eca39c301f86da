import type { Problem } from "../../rest/types.js";

/** Whether it keeps a page from working: the compiler lets scripts with faults pass as hints, since not every page loads them. */
export const isFault = ({ severity, message }: Problem): boolean =>
  severity.toLowerCase() === "error" || /\bSyntaxError\b/.test(message);
