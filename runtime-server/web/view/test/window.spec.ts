import type { PageOpened, TreeNode } from "@minihost/protocol";
import type { Page } from "playwright-core";
import { openPage, pageOpened, Trees } from "./tree.js";
import { Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };
const white = [255, 255, 255];
const navy = [0, 0, 128];
const olive = [128, 128, 0];

/** The colour that a person sees at a point of the screen. */
async function seen(page: Page, x: number, y: number): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x, y, width: 1, height: 1 }, scale: "css" });
  return page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const brush = new OffscreenCanvas(1, 1).getContext("2d")!;
      brush.drawImage(picture, 0, 0);
      return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    },
    [...shot],
  );
}

function open(more: Partial<PageOpened>, nodes: TreeNode[]): Promise<Visit> {
  const launch = () => openPage(pageOpened(1, "pages/index/index", more), nodes);
  return Visit.open(() => [], { launch, styles: { app: "", "pages/index/index": "" } }, phone);
}

function visit(more: Partial<PageOpened>, style = "height: 20px"): Promise<Visit> {
  const nodes = [new Trees().el("view", { s: style })];
  return open(more, nodes);
}

it("shows the window's colour behind a page that is pulled down, and nowhere else", async () => {
  const opened = await visit({ window: { backgroundColor: "#000080", enablePullDownRefresh: true } });
  const { page, server } = opened;
  expect(await seen(page, 100, 500)).toEqual(white);
  server.do([{ c: "ui", id: 0, name: "startPullDownRefresh", args: { page: 1 } }]);
  await opened.eventually(async () => expect(await seen(page, 100, 90)).toEqual(navy));
  await opened.eventually(async () => expect(await seen(page, 100, 97)).toEqual(white));
  expect(await seen(page, 100, 500)).toEqual(white);
  server.do([{ c: "ui", id: 0, name: "background", args: { page: 1, color: "#808000" } }]);
  await opened.eventually(async () => expect(await seen(page, 100, 90)).toEqual(olive));
  server.do([{ c: "ui", id: 0, name: "stopPullDownRefresh", args: { page: 1 } }]);
  await opened.eventually(async () => expect(await seen(page, 100, 50)).toEqual(white));
  await opened.close();
});

it("fills the page with the colour of its root element", async () => {
  const meta = new Trees().el("page-meta", { a: { "root-background-color": "#000080" } });
  const opened = await open({}, [meta]);
  await opened.eventually(async () => expect(await seen(opened.page, 100, 500)).toEqual(navy));
  await opened.close();
});

it("keeps what lies below the page's content above the page's own colour", async () => {
  const below = "position: fixed; z-index: -1; top: 0; left: 0; width: 200px; height: 600px; background: #000080";
  const opened = await visit({ props: { s: "background: #808000" } }, below);
  await opened.eventually(async () => expect(await seen(opened.page, 300, 500)).toEqual(olive));
  expect(await seen(opened.page, 100, 500)).toEqual(navy);
  await opened.close();
});
