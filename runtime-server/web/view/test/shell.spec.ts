import { still } from "../../e2e/src/still.js";
import type { Input, NavBar, TabBarState, ViewCommand } from "@minihost/protocol";
import { Trees, openPage, pageOpened } from "./tree.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const bar: NavBar = {
  title: "二",
  background: "#393a3f",
  front: "white",
  loading: false,
  style: "default",
  home: false,
};
const trees = new Trees();
const filler = (text: string, i: string) => [trees.el("view", { i, c: "_:box", s: "height: 2000rpx" }, text)];
const box = (name: string) => `[data-host="${name}"]`;
const inputs = (visit: Visit, i: Input["i"]) => visit.server.inputs.filter((input) => input.i === i);

/** A guest that knows two pages and goes back when asked to. */
function twoPages(): { launch(): ViewCommand[]; input(input: Input): ViewCommand[] } {
  return {
    launch: () => openPage(pageOpened(1, "pages/index/index"), filler("一", "one")),
    input: (input) => (input.i === "back" ? [{ c: "show", page: 1, closed: [2], how: "pop" }] : []),
  };
}

it("keeps pages, address and history in step", async () => {
  const visit = await Visit.open(() => [], twoPages());
  const { page, server } = visit;
  const second = pageOpened(2, "pages/two/two", { query: "x=1", bar });
  server.do(openPage(second, filler("二", "two"), "push"));
  await page.waitForURL("**/p/wx0000000000000001/pages/two/two?x=1");
  expect(await page.locator("html").getAttribute("data-minihost-page")).toBe("pages/two/two");
  expect(await page.title()).toBe("二");
  await still(page);
  await page.screenshot({ path: `${shots}/second.png` });
  await page.goBack();
  await page.waitForURL("**/pages/index/index");
  await visit.eventually(() => expect(inputs(visit, "back")).toHaveLength(1));
  await page.waitForSelector("#one", { state: "visible" });
  await visit.eventually(async () => expect(await page.locator(".mh-page").count()).toBe(1));

  server.do(openPage({ ...second, id: 3, root: 3 }, filler("三", "three"), "push"));
  await page.waitForURL("**/pages/two/two?x=1");
  await page.locator(`${box("nav-bar")} [data-action=back]`).click();
  await visit.eventually(() => expect(inputs(visit, "back")).toHaveLength(2));
  server.do([{ c: "show", page: 1, closed: [3], how: "pop" }]);
  await page.waitForURL("**/pages/index/index");
  await visit.close();
});

it("takes the browser along when the program goes back", async () => {
  const visit = await Visit.open(() => [], twoPages());
  const { page, server } = visit;
  server.do(openPage(pageOpened(2, "pages/two/two", { bar }), filler("二", "two"), "push"));
  await page.waitForURL("**/pages/two/two");
  server.do([{ c: "show", page: 1, closed: [2], how: "pop" }]);
  await page.waitForURL("**/pages/index/index");
  await visit.settled();
  expect(inputs(visit, "back")).toEqual([]);
  expect(await page.evaluate("history.state.minihost")).toBe(1);
  await visit.close();
});

it("shows dialogs and answers with what was chosen", async () => {
  const visit = await Visit.open((gallery) => gallery.basics());
  const { page, server } = visit;
  const replies = () => inputs(visit, "reply");
  server.do([
    { c: "ui", id: 1, name: "modal", args: { title: "标题", content: "内容很长".repeat(20), confirmText: "知道了" } },
  ]);
  await page.locator(`${box("modal")} [data-action=confirm]`).waitFor();
  await still(page);
  await page.screenshot({ path: `${shots}/modal.png` });
  await page.locator(`${box("modal")} [data-action=confirm]`).click();
  server.do([{ c: "ui", id: 2, name: "modal", args: { title: "名字", editable: true, placeholderText: "请输入" } }]);
  await page.locator(`${box("modal")} input`).fill("小明");
  await page.keyboard.press("Enter");
  server.do([{ c: "ui", id: 3, name: "actionSheet", args: { itemList: ["甲", "乙", "丙"], alertText: "请选择" } }]);
  await page.locator(`${box("action-sheet")} [data-index="1"]`).waitFor();
  await still(page);
  await page.screenshot({ path: `${shots}/action-sheet.png` });
  await page.locator(`${box("action-sheet")} [data-index="1"]`).click();
  server.do([{ c: "ui", id: 4, name: "actionSheet", args: { itemList: ["甲"] } }]);
  await page.locator(`${box("action-sheet")} [data-action=cancel]`).click();
  server.do([{ c: "ui", id: 5, name: "nonsense" as never, args: {} }]);
  await visit.eventually(() => expect(replies()).toHaveLength(5));
  expect(replies()).toEqual([
    { i: "reply", id: 1, ok: true, value: { confirm: true, cancel: false } },
    { i: "reply", id: 2, ok: true, value: { confirm: true, cancel: false, content: "小明" } },
    { i: "reply", id: 3, ok: true, value: { tapIndex: 1 } },
    { i: "reply", id: 4, ok: true, value: { tapIndex: -1 } },
    { i: "reply", id: 5, ok: false, value: { errMsg: "not supported by this view" } },
  ]);
  server.do([{ c: "ui", id: 0, name: "loading", args: { title: "加载中", mask: true } }]);
  await page.locator(box("loading")).waitFor();
  await page.screenshot({ path: `${shots}/loading.png` });
  server.do([
    { c: "ui", id: 0, name: "hideLoading", args: {} },
    { c: "ui", id: 0, name: "toast", args: { title: "已完成", duration: 600 } },
  ]);
  await page.locator(box("toast")).waitFor();
  await page.locator(box("toast")).waitFor({ state: "detached" });
  await visit.close();
});

it("measures what selector queries ask for", async () => {
  const visit = await Visit.open((gallery) => gallery.scrolling());
  const { server, gallery } = visit;
  const items = [
    { node: gallery.trees.id("swiper"), rect: true, size: true, properties: ["current"], computedStyle: ["display"] },
    { node: gallery.trees.id("sy"), scrollOffset: true },
    { node: 0, size: true },
    { node: 99_999, rect: true },
  ];
  server.do([{ c: "ui", id: 9, name: "query", args: { page: 1, items } }]);
  await visit.eventually(() => expect(inputs(visit, "reply")).toHaveLength(1));
  const [swiper, scroll, viewport, nothing] = (inputs(visit, "reply")[0] as { value: unknown[] }).value;
  expect(swiper).toMatchObject({ height: 156, left: 15.59375, current: 0, display: "block" });
  expect(scroll).toMatchObject({ scrollTop: 40, scrollLeft: 0 });
  expect(viewport).toEqual({ width: 390, height: 800 });
  expect(nothing).toBeNull();
  await visit.close();
});

it("measures a page that is not seen yet or no more", async () => {
  const visit = await Visit.open((gallery) => gallery.scrolling());
  const { server } = visit;
  const ask = (id: number, page: number, node: number) =>
    ({ c: "ui", id, name: "query", args: { page, items: [{ node, size: true }] } }) as const;
  server.do([
    { c: "page", page: pageOpened(2, "pages/two/two") },
    { c: "tree", page: 2, ops: [["+", 2, 0, [[902, "view", { s: "width:120px;height:40px" }]]]] },
    ask(9, 2, 902),
    { c: "show", page: 2, closed: [], how: "push" },
  ]);
  await visit.eventually(() => expect(inputs(visit, "reply")).toHaveLength(1));
  expect(inputs(visit, "reply")[0]).toMatchObject({ id: 9, value: [{ width: 120, height: 40 }] });
  await visit.page.locator('.mh-page[data-page="1"]').waitFor({ state: "hidden" });
  server.do([ask(10, 1, visit.gallery.trees.id("swiper"))]);
  await visit.eventually(() => expect(inputs(visit, "reply")).toHaveLength(2));
  expect(inputs(visit, "reply")[1]).toMatchObject({ id: 10, value: [{ height: 156 }] });
  expect(await visit.page.locator('.mh-page[data-page="1"]').isVisible()).toBe(false);
  await visit.close();
});

it("tells of intersections until it is told not to", async () => {
  const visit = await Visit.open((gallery) => gallery.scrolling());
  const { server, page, gallery } = visit;
  const node = gallery.trees.id("line12");
  const relativeTo = [{ node: gallery.trees.id("sy") }];
  server.do([
    {
      c: "ui",
      id: 7,
      name: "observe",
      args: { page: 1, nodes: [node], relativeTo, thresholds: [0, 1], initialRatio: 0 },
    },
  ]);
  await visit.settled();
  await page.locator("#sy").evaluate((el) => (el.scrollTop = 560));
  await visit.eventually(() =>
    expect(inputs(visit, "notice").at(-1)).toMatchObject({ id: 7, value: { node, intersectionRatio: 1 } }),
  );
  server.do([{ c: "ui", id: 0, name: "unobserve", args: { id: 7 } }]);
  await visit.settled();
  const before = inputs(visit, "notice").length;
  await page.locator("#sy").evaluate((el) => (el.scrollTop = 0));
  await visit.settled();
  expect(inputs(visit, "notice")).toHaveLength(before);
  await visit.close();
});

const tabbar: TabBarState = {
  visible: true,
  custom: false,
  color: "#7f8389",
  selectedColor: "#07c160",
  background: "#ffffff",
  border: "black",
  position: "bottom",
  list: [
    { path: "pages/index/index", text: "首页", icon: "a.svg", selectedIcon: "a.svg", badge: "", dot: false },
    { path: "pages/two/two", text: "我的", icon: "a.svg", selectedIcon: "a.svg", badge: "8", dot: false },
  ],
};

it("switches tabs and makes room for their bar", async () => {
  const visit = await Visit.open(() => [], {
    ...twoPages(),
    shell: { tabbar },
    launch: () => openPage(pageOpened(1, "pages/index/index", { tab: 0 }), filler("一", "one")),
  });
  const { page, server } = visit;
  await still(page);
  await page.screenshot({ path: `${shots}/tabs.png` });
  expect(server.joins[0]!.device.windowHeight).toBe(844 - 44 - 50);
  expect((await page.locator(".mh-page").boundingBox())!.height).toBe(750);
  await page.locator(`${box("tab-bar")} [data-index="1"]`).click();
  await visit.eventually(() => expect(inputs(visit, "tab")).toEqual([{ i: "tab", index: 1 }]));
  server.do(openPage(pageOpened(2, "pages/two/two", { tab: 1 }), filler("二", "two"), "tab"));
  await page.waitForURL("**/pages/two/two");
  expect(await page.locator(`${box("tab-bar")} [aria-selected=true]`).textContent()).toContain("我的");
  server.do([{ c: "tabbar", bar: { visible: false } }]);
  await visit.eventually(async () =>
    expect((await page.locator(".mh-page:not([hidden])").boundingBox())!.height).toBe(800),
  );
  await visit.close();
});

it.each([
  ["a phone", { width: 390, height: 844 }],
  ["a desktop", { width: 1280, height: 900 }],
])("measures %s before the view is there as it does after", async (_, viewport) => {
  const launch = () => openPage(pageOpened(1, "pages/index/index", { tab: 0 }), filler("一", "one"));
  const visit = await Visit.open(() => [], { shell: { tabbar }, launch }, { viewport });
  visit.server.drop();
  await visit.eventually(() => expect(visit.server.joins).toHaveLength(2));
  const [early, later] = visit.server.joins;
  expect(early!.device).toEqual(later!.device);
  expect(early!.device.windowHeight).toBe(early!.device.screenHeight - 44 - 50);
  await visit.close();
});

it("comes back by itself and loses nothing", async () => {
  const visit = await Visit.open((gallery) => gallery.basics());
  const { page, server } = visit;
  await page.context().setOffline(true);
  server.drop();
  await page.locator(box("offline")).waitFor();
  await page.screenshot({ path: `${shots}/offline.png` });
  server.do([{ c: "navbar", page: 1, bar: { title: "回来了" } }]);
  await page.locator("#primary").evaluate((el: HTMLElement) => el.click());
  await page.context().setOffline(false);
  await page.locator(box("offline")).waitFor({ state: "detached" });
  await visit.eventually(() => expect(visit.events("tap", "primary")).toHaveLength(1));
  expect(await page.title()).toBe("回来了");
  expect(server.joins.at(-1)).toMatchObject({ seq: 1, epoch: "e1" });
  await visit.close(/ERR_INTERNET_DISCONNECTED/);
});

it("keeps its session over a reload", async () => {
  const visit = await Visit.open(() => [], {
    ...twoPages(),
    snapshot: () => [
      {
        c: "snapshot",
        top: 1,
        shell: { appName: "组件", tabbar: null },
        pages: [{ ...pageOpened(1, "pages/index/index"), tree: filler("快照", "again"), ready: true }],
      },
    ],
  });
  const { page, server } = visit;
  await page.reload();
  await page.waitForSelector("html[data-minihost-state=ready]");
  expect(await page.locator("#again").textContent()).toBe("快照");
  expect(server.joins).toHaveLength(2);
  expect(server.joins[1]).toMatchObject({ session: "s-1", seq: 0 });
  await visit.close();
});

it("stops at what it does not understand, and at the end", async () => {
  const visit = await Visit.open(() => [], twoPages());
  const { page, server } = visit;
  server.send({ t: "new-thing" });
  await page.waitForSelector("html[data-minihost-state=error]");
  await page.locator(box("error")).waitFor();
  await page.screenshot({ path: `${shots}/error.png` });
  expect(server.joins).toHaveLength(1);
  await visit.close();

  const other = await Visit.open(() => [], twoPages(), { colorScheme: "dark", locale: "en-US" });
  other.server.send({ t: "end", code: "limit", attribution: "program", message: "cpu" });
  await other.page.waitForSelector("html[data-minihost-state=error]");
  await other.page.screenshot({ path: `${shots}/end-dark.png` });
  await other.close();
});

it("fits a wide window with a phone's shape", async () => {
  const visit = await Visit.open((gallery) => gallery.forms(), {}, { viewport: { width: 1280, height: 800 } });
  await still(visit.page);
  await visit.page.locator(`${box("capsule")} [data-action=menu]`).click();
  await still(visit.page);
  await visit.page.screenshot({ path: `${shots}/wide.png` });
  expect(visit.server.joins[0]!.device).toMatchObject({ windowWidth: 390, windowHeight: 768 - 44 });
  await visit.close();
});
