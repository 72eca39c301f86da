// Paints every SVG file of a folder into PNG files of the same names: npm run draw -w e2e -- FROM TO
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { launchChromium } from "./chromium.js";

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error("usage: draw FROM TO");

const browser = await launchChromium();
try {
  for (const file of readdirSync(from).filter((name) => name.endsWith(".svg"))) {
    const svg = readFileSync(join(from, file), "utf8");
    const [width = 0, height = 0] = ["width", "height"].map((name) =>
      Number(new RegExp(`${name}="(\\d+)"`).exec(svg)?.[1]),
    );
    const page = await browser.newPage({ viewport: { width, height } });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: join(to, basename(file, ".svg") + ".png"), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
