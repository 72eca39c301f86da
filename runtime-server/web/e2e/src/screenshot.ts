import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "playwright-core";
import { repositoryPath } from "./server.js";

/** Writes a picture for the documentation, but only when asked to, so that a test run leaves the work tree alone. */
export async function documentationImage(page: Page, path: string): Promise<void> {
  const picture = await page.screenshot({ type: "png", animations: "disabled" });
  if (picture.length === 0) throw new Error(`${path} would be empty`);
  if (process.env.MINIHOST_SCREENSHOTS !== "1") return;
  const target = repositoryPath(path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, picture);
}
