import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

/** Fails when somebody who cannot see or hold a mouse would meet a serious fault on the page. */
export async function faults(page: Page, name: string): Promise<void> {
  // moving things have no colour to measure
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"));
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run(on: Document): Promise<{ violations: Finding[] }> } }).axe.run;
    return (await run(document)).violations;
  });
  const serious = found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${name}: ${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ""}`).join("\n")}`,
    );
  if (serious.length > 0) throw new Error(serious.join("\n\n"));
  const headings = await page.locator("h1").count();
  if (headings !== 1) throw new Error(`${name} has ${headings} headings of the first level`);
}

/** Answers what the browser has complained of since: scripts that failed, styles that the policy refused. */
export function watched(page: Page): () => string[] {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    // an answer that is a no is shown on the page
    if (message.type() === "error" && !text.startsWith("Failed to load resource")) said.push(text);
  });
  return () => said;
}
