import { inject } from "vitest";
import type { RunningServer } from "./server.js";

/** The server that all browser tests share. */
export function sharedServer(): Pick<RunningServer, "url" | "token"> {
  return inject("server");
}
