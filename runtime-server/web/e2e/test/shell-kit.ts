import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { zipTexts } from "../src/index.js";

/** A program that shows how it was opened, and shares a page of its own choice. */
export function sceneProgram(title: string): Uint8Array {
  const files: Record<string, string> = {
    "app.json": JSON.stringify({
      pages: ["pages/index/index"],
      window: { navigationBarTitleText: title },
      permission: { "scope.userLocation": { desc: "Finds what is near" } },
    }),
    "pages/index/index.wxml": '<view id="scene">{{scene}}</view><view id="query">{{query}}</view>',
    "pages/index/index.js": `Page({
  data: { scene: "", query: "" },
  onLoad(query) {
    wx.setStorageSync("visits", (wx.getStorageSync("visits") || 0) + 1);
    this.setData({ scene: String(wx.getLaunchOptionsSync().scene), query: JSON.stringify(query) });
  },
  onShareAppMessage: (event) => ({ title: "A page from the " + event.from, path: "/pages/index/index?shared=1" }),
});`,
  };
  return zipTexts(files);
}

/** A film of one picture, which a browser takes for what its camera sees. */
export interface Film {
  path: string;
  remove(): void;
}

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;

/** Films a picture on a desk: small, tilted, on grey. */
export async function film(browser: Browser, picture: Buffer): Promise<Film> {
  const page = await browser.newPage();
  const luma = await page.evaluate(
    async ({ source, width, height }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext("2d")!;
      context.fillStyle = "#8a8f86";
      context.fillRect(0, 0, width, height);
      context.translate(width / 2, height / 2);
      context.rotate(0.12);
      context.drawImage(image, -150, -150, 300, 300);
      const { data } = context.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, i) => data[i * 4 + 1]!);
    },
    { source: picture.toString("base64"), width: WIDTH, height: HEIGHT },
  );
  await page.close();
  const folder = mkdtempSync(join(tmpdir(), "minihost-film-"));
  const path = join(folder, "code.y4m");
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(luma), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Text of one of the program's elements. */
export const text = (page: Page, id: string): Promise<string | null> => page.locator(`#${id}`).textContent();
