import { drawn, still } from "../../e2e/src/still.js";
import type { Input, ViewCommand } from "@minihost/protocol";
import type { Page } from "playwright-core";
import { openPage, pageOpened, Trees } from "./tree.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };
const trees = new Trees();
const t = trees.el.bind(trees);
const rows = (count: number) => [...Array(count).keys()].map((i) => t("view", { s: "height: 60px" }, `row ${i}`));
const home = pageOpened(1, "pages/index/index");
const inputs = (visit: Visit, i: Input["i"]) => visit.server.inputs.filter((input) => input.i === i);
const current = (page: Page) => page.locator("html").getAttribute("data-minihost-page");

/** Notes in every frame where the pages stand: left edges by page id, those that are hidden left out. */
async function record(page: Page): Promise<() => Promise<Record<string, number>[]>> {
  await page.evaluate(() => {
    const frames: Record<string, number>[] = [];
    Object.assign(window, { frames });
    const note = () => {
      const seen = [...document.querySelectorAll<HTMLElement>(".mh-page:not([hidden])")];
      frames.push(Object.fromEntries(seen.map((el) => [el.dataset["page"]!, el.getBoundingClientRect().left])));
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  return () => page.evaluate(() => (window as unknown as { frames: Record<string, number>[] }).frames.splice(0));
}

it("slides pages in and out, and follows a finger from the edge", async () => {
  const second = () => openPage(pageOpened(2, "pages/two/two"), [t("input", { i: "two", a: { focus: true } })], "push");
  const visit = await Visit.open(() => [], { launch: () => openPage(home, rows(60)) }, phone);
  const { page, server } = visit;
  await page.locator(".mh-page-scroll").evaluate((el) => (el.scrollTop = 700));
  const frames = await record(page);
  server.do(second());
  await page.waitForURL("**/pages/two/two");
  const left = () => page.locator(".mh-page[data-page='2']").evaluate((el) => el.getBoundingClientRect().left);
  await visit.eventually(async () => expect(await left()).toBe(0));
  await drawn(page);
  const way = (await frames()).filter((frame) => "2" in frame).map((frame) => frame["2"]!);
  expect(way.length).toBeGreaterThan(3);
  expect(way.at(-1)).toBe(0);
  expect(way).toEqual([...way].sort((a, b) => b - a));
  expect(await page.evaluate(() => document.activeElement?.parentElement?.parentElement?.id)).toBe("two");

  const client = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] });
  const swipe = async (to: number) => {
    await touch("touchStart", 4);
    for (let x = 20; x <= to; x += 20) {
      await touch("touchMove", x);
      await drawn(page, 1);
    }
    await drawn(page);
  };
  await swipe(140);
  await page.screenshot({ path: `${shots}/swipe-back.png` });
  const held = (await frames()).at(-1)!;
  expect(held["2"]).toBeGreaterThan(100);
  expect(held["1"]).toBeGreaterThan(-90);
  await touch("touchMove", 140);
  await touch("touchEnd");
  await still(page);
  expect(await current(page)).toBe("pages/two/two");
  expect(inputs(visit, "back")).toEqual([]);

  await swipe(300);
  await touch("touchMove", 300);
  await touch("touchEnd");
  await visit.eventually(async () => expect(await current(page)).toBe("pages/index/index"));
  await visit.eventually(() => expect(inputs(visit, "back")).toHaveLength(1));
  await still(page);
  expect(await page.locator(".mh-page:not([hidden]) .mh-page-scroll").evaluate((el) => el.scrollTop)).toBe(700);
  server.do([{ c: "show", page: 1, closed: [2], how: "pop" }]);
  await visit.eventually(async () => expect(await page.locator(".mh-page").count()).toBe(1));
  await visit.close();
});

it("goes back and to tabs without waiting for the guest, which may say otherwise", async () => {
  const tabbar = {
    visible: true,
    custom: false,
    color: "#888888",
    selectedColor: "#00aa77",
    background: "#ffffff",
    border: "black",
    position: "bottom",
    list: ["index", "me"].map((name) => {
      const path = `pages/${name}/${name}`;
      return { path, text: name, icon: "", selectedIcon: "", badge: "", dot: false };
    }),
  };
  const tab = (id: number, name: string, index: number) => pageOpened(id, `pages/${name}/${name}`, { tab: index });
  const visit = await Visit.open(() => [], {
    shell: { tabbar },
    launch: () => [...openPage(tab(1, "index", 0), rows(3)), ...openPage(tab(2, "me", 1), rows(4), "tab")],
  });
  const { page, server } = visit;
  const tabs = page.locator(`[data-host=tab-bar] button`);
  await visit.eventually(async () => expect(await current(page)).toBe("pages/me/me"));
  await tabs.nth(0).click();
  await visit.eventually(async () => expect(await current(page)).toBe("pages/index/index"));
  expect(await tabs.nth(0).getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await visit.eventually(async () => expect(await current(page)).toBe("pages/me/me"));
  expect(inputs(visit, "tab")).toEqual([
    { i: "tab", index: 0 },
    { i: "tab", index: 1 },
  ]);
  server.do([{ c: "show", page: 1, closed: [], how: "tab" }]);
  await visit.eventually(async () => expect(await current(page)).toBe("pages/index/index"));

  server.do(openPage(pageOpened(3, "pages/three/three"), rows(3), "push"));
  await page.waitForURL("**/pages/three/three");
  await page.locator("[data-host=nav-bar] [data-action=back]").click();
  await visit.eventually(async () => expect(await current(page)).toBe("pages/index/index"));
  server.do(openPage(pageOpened(4, "pages/four/four"), rows(3), "push"));
  await page.waitForURL("**/pages/four/four");
  await still(page);
  expect(await page.locator(".mh-page:not([hidden])").getAttribute("data-page")).toBe("4");
  await visit.close();
});

const field = (props: { i: string; v: string; r?: number; l?: Record<string, number> }) =>
  t("input", { i: props.i, a: { value: props.v }, l: props.l ?? {}, ...(props.r ? { r: props.r } : {}) });

it("leaves alone what an input method composes, and tells it", async () => {
  const echo = field({ i: "echo", v: "", l: { input: 1 } });
  const answer = (input: Input): ViewCommand[] => {
    if (input.i !== "event" || input.type !== "input") return [];
    const value = (input.detail as { value: string }).value.toUpperCase();
    return [{ c: "value", page: 1, node: trees.id("echo"), value, rev: input.rev! }];
  };
  const visit = await Visit.open(() => [], { launch: () => openPage(home, [echo]), input: answer });
  const { page } = visit;
  const value = () => page.locator("#echo input").inputValue();
  const client = await page.context().newCDPSession(page);
  await page.locator("#echo input").focus();
  for (const text of ["n", "ni", "nih", "niha", "nihao"]) {
    await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await drawn(page);
    expect(await value()).toBe(text);
  }
  await visit.eventually(() => expect(visit.events("input")).toHaveLength(5));
  await client.send("Input.insertText", { text: "你好 ok" });
  await visit.eventually(async () => expect(await value()).toBe("你好 OK"));
  await visit.close();
});

it("keeps what was typed over a reload, also where nobody listens", async () => {
  const secret = t("input", { i: "secret", a: { password: true } });
  const tree = [field({ i: "free", v: "" }), field({ i: "echo", v: "", l: { input: 1 } }), secret];
  const again = [
    [trees.id("free"), "input", { i: "free", a: { value: "" } }],
    [trees.id("echo"), "input", { i: "echo", a: { value: "heard" }, l: { input: 1 }, r: 5 }],
    [trees.id("secret"), "input", { i: "secret", a: { password: true } }],
  ] as typeof tree;
  const visit = await Visit.open(() => [], {
    launch: () => openPage(home, tree),
    snapshot: () => [
      {
        c: "snapshot",
        top: 1,
        shell: { appName: "", tabbar: null },
        pages: [{ ...home, tree: again, ready: true }],
      },
    ],
  });
  const { page, server } = visit;
  for (const name of ["free", "echo", "secret"]) await page.locator(`#${name} input`).pressSequentially("heard");
  await visit.eventually(() => expect(visit.events("input").at(-1)?.rev).toBe(5));
  await page.reload();
  await page.waitForSelector("html[data-minihost-state=ready]");
  expect(await page.locator("#free input").inputValue()).toBe("heard");
  expect(await page.locator("#echo input").inputValue()).toBe("heard");
  expect(await page.locator("#secret input").inputValue()).toBe("");
  await page.locator("#echo input").press("End");
  await page.keyboard.type("!");
  await visit.eventually(() => expect(visit.events("input").at(-1)?.rev).toBe(6));
  server.do([{ c: "value", page: 1, node: trees.id("echo"), value: "old", rev: 5 }]);
  await visit.settled();
  expect(await page.locator("#echo input").inputValue()).toBe("heard!");
  await visit.close();
});

it("moves the page so that the on-screen keyboard does not hide the field", async () => {
  const fields = [t("view", { s: "height: 640px" }, "above"), field({ i: "low", v: "" }), t("view", {}, "below")];
  const still = t("input", { i: "still", a: { "adjust-position": false } });
  const visit = await Visit.open(() => [], { launch: () => openPage(home, [...fields, still]) });
  const { page } = visit;
  // a keyboard cannot be had here: the browser says what it would say with one
  await page.evaluate(() => {
    const { visualViewport } = window;
    Object.defineProperty(visualViewport, "height", { get: () => (window as { keyboard?: number }).keyboard ?? 844 });
    Object.defineProperty(visualViewport, "offsetTop", { value: 0 });
  });
  const keyboard = (height: number) =>
    page.evaluate((visible) => {
      Object.assign(window, { keyboard: visible });
      window.visualViewport!.dispatchEvent(new Event("resize"));
    }, 844 - height);
  const bottom = async () => (await page.locator("#low").boundingBox())!;
  const before = (await bottom()).y;
  await page.locator("#low input").focus();
  await keyboard(336);
  await visit.eventually(async () => {
    const { y, height } = await bottom();
    expect(y + height).toBeLessThanOrEqual(844 - 336);
  });
  const box = await bottom();
  expect(box.y).toBeGreaterThan(300);
  expect((await page.locator("[data-host=nav-bar]").boundingBox())!.y).toBe(0);
  await page.locator("#still input").focus();
  await visit.eventually(async () => expect((await bottom()).y).toBe(before));
  await page.locator("#low input").focus();
  await visit.eventually(async () => expect((await bottom()).y).toBeLessThan(before));
  await keyboard(0);
  await visit.eventually(async () => expect((await bottom()).y).toBe(before));
  await visit.close();
});

it("shows large text without cutting the bars, and stays a phone when turned", async () => {
  const visit = await Visit.open((gallery) => gallery.basics(), {}, { ...phone, colorScheme: "dark" });
  const { page, server } = visit;
  await page.evaluate(() => document.documentElement.style.setProperty("--mh-text", "2"));
  server.do([
    { c: "navbar", page: 1, bar: { title: "A title that is rather long" } },
    {
      c: "ui",
      id: 1,
      name: "modal",
      args: { title: "A question", content: "It is asked in large letters.", confirmText: "Confirm" },
    },
  ]);
  const confirm = page.locator("[data-action=confirm]");
  await confirm.waitFor();
  await still(page);
  await page.screenshot({ path: `${shots}/large-text.png` });
  const title = (await page.locator("[data-host=nav-bar] .text").boundingBox())!;
  expect(title.y).toBeGreaterThanOrEqual(0);
  expect(title.y + title.height).toBeLessThanOrEqual(44);
  const clipped = await confirm.evaluate((el) => el.scrollWidth > el.clientWidth || el.scrollHeight > el.clientHeight);
  expect(clipped).toBe(false);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  const focused = () =>
    page.evaluate(() => {
      const chrome = document.querySelector("[data-host=chrome]");
      return chrome?.shadowRoot?.activeElement?.getAttribute("data-action");
    });
  expect(["cancel", "confirm"]).toContain(await focused());
  await page.keyboard.press("Escape");
  await visit.eventually(() =>
    expect(inputs(visit, "reply")).toEqual([{ i: "reply", id: 1, ok: true, value: { confirm: false, cancel: true } }]),
  );
  await page.setViewportSize({ width: 844, height: 390 });
  await visit.eventually(async () => expect((await page.locator(".mh-frame").first().boundingBox())!.width).toBe(844));
  await still(page);
  await page.screenshot({ path: `${shots}/landscape.png` });
  await visit.eventually(() =>
    expect(inputs(visit, "resize").at(-1)).toMatchObject({ device: { windowWidth: 844, screenHeight: 390 } }),
  );
  await visit.close();
});
