import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { printed, repositoryPath, startServer } from "./server.js";

declare module "vitest" {
  export interface ProvidedContext {
    server: { url: string; token: string };
  }
}

/** What the server says when the samples' merchant is there. */
const MERCHANT = /samples' merchant: listening on port/g;

/** Samples that are paid for; their merchant runs beside the server. */
const SELLERS = ["shop", "bike", "coach", "scan", "charger", "fine"];

/**
 * Starts the one server that the browser tests share; `MINIHOST_E2E_URL` and `MINIHOST_E2E_TOKEN` name one that runs
 * already, with its samples.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.MINIHOST_E2E_URL;
  if (url) {
    project.provide("server", { url, token: process.env.MINIHOST_E2E_TOKEN ?? "" });
    return async () => {};
  }
  const samples = mkdtempSync(join(tmpdir(), "minihost-samples-"));
  for (const name of SELLERS)
    cpSync(repositoryPath("runtime-server/server/target/samples", name), join(samples, name), { recursive: true });
  const server = await startServer({
    // where the tests have servers of their own, for programs that are told of messages
    MINIHOST_OUTBOUND_ALLOW: "127.0.0.9/32",
    MINIHOST_SAMPLES: "true",
    MINIHOST_JAVA_OPTIONS: `-Dminihost.samples-dir=${samples}`,
  });
  await printed(server, MERCHANT);
  project.provide("server", { url: server.url, token: server.token });
  return async () => {
    await server.stop();
    rmSync(samples, { recursive: true, force: true });
  };
}
