// Renders films that are drawn on a canvas into MP4 files and poster pictures: npm run film -w e2e -- FROM TO [NAME…]
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium.js";
import type { Reel } from "./film-studio.js";
import { repositoryPath } from "./server.js";

const STUDIO = repositoryPath("runtime-server/web/e2e/src/film-studio.ts");
/** Encoders only work on secure pages; nothing is ever loaded from here. */
const STAGE = "https://studio.invalid/";

const [from, to, ...wanted] = process.argv.slice(2);
if (!from || !to) throw new Error("usage: film FROM TO [NAME…]");

/** The studio and one film as a script for the browser, which leaves its work in `studio.shoot`. */
async function script(path: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import film from ${JSON.stringify(path)};
        import { shoot } from ${JSON.stringify(STUDIO)};
        globalThis.shootFilm = () => shoot(film);`,
      resolveDir: repositoryPath("runtime-server/web/e2e"),
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  return outputFiles[0]!.text;
}

async function render(browser: Browser, path: string): Promise<Reel> {
  const page = await browser.newPage();
  try {
    await page.route(STAGE, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await page.goto(STAGE);
    await page.addScriptTag({ content: await script(path) });
    return await page.evaluate(() => (globalThis as unknown as { shootFilm: () => Promise<Reel> }).shootFilm());
  } finally {
    await page.close();
  }
}

const browser = await launchChromium();
try {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from).filter((name) => name.endsWith(".film.js"))) {
    const name = basename(file, ".film.js");
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { movie, poster } = await render(browser, resolve(from, file));
    writeFileSync(join(to, `${name}.mp4`), Buffer.from(movie, "base64"));
    writeFileSync(join(to, `${name}.jpg`), Buffer.from(poster, "base64"));
    console.log(name);
  }
} finally {
  await browser.close();
}
