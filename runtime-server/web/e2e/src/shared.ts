import type { TestProject } from "vitest/node";
import { startServer } from "./server.js";

declare module "vitest" {
  export interface ProvidedContext {
    server: { url: string; token: string };
  }
}

/**
 * Starts the one server that the browser tests share; `MINIHOST_E2E_URL` and `MINIHOST_E2E_TOKEN` name one that runs
 * already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.MINIHOST_E2E_URL;
  if (url) {
    project.provide("server", { url, token: process.env.MINIHOST_E2E_TOKEN ?? "" });
    return async () => {};
  }
  // where the tests have servers of their own, for programs that are told of messages
  const server = await startServer({ MINIHOST_OUTBOUND_ALLOW: "127.0.0.9/32" });
  project.provide("server", { url: server.url, token: server.token });
  return () => server.stop();
}
