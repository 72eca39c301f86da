import { still } from "../../e2e/src/still.js";
import type { Input, ViewCommand } from "@minihost/protocol";
import type { Gallery } from "./gallery.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

it("shows basic components and sends their events", async () => {
  const visit = await Visit.open((gallery) => gallery.basics());
  const { page } = visit;
  await still(page);
  await page.screenshot({ path: `${shots}/basics.png` });
  await page.locator("#primary").click();
  await page.locator("#disabled").click({ force: true });
  await visit.eventually(() => expect(visit.events("tap", "primary")).toHaveLength(1));
  expect(visit.events("tap", "disabled")).toEqual([]);
  expect(visit.events("load", "fix")[0]?.detail).toEqual({ width: 400, height: 200 });
  expect(visit.events("error", "missing")).toHaveLength(1);
  const box = await page.locator("#fix").boundingBox();
  expect(box!.width / box!.height).toBeCloseTo(2, 1);
  await page.locator("#nav").click();
  await visit.eventually(() =>
    expect(visit.server.inputs.find((input) => input.i === "navigate")).toMatchObject({
      openType: "navigate",
      url: "/pages/two/two?x=1",
    }),
  );
  await page.locator("#hover").hover();
  await page.mouse.down();
  await visit.eventually(async () => expect(await page.locator("#hover").getAttribute("class")).toContain("_:pressed"));
  await visit.eventually(() => expect(visit.events("longpress", "hover")).toHaveLength(1));
  await page.mouse.up();
  await visit.eventually(() => expect(visit.events("touchend", "hover")).toHaveLength(1));
  expect(visit.events("touchstart", "hover")).toHaveLength(1);
  expect(visit.events("longpress", "hover")).toHaveLength(1);
  expect(visit.events("tap", "hover")).toEqual([]);
  await page.screenshot({ path: `${shots}/basics-end.png` });
  await visit.close();
});

it("fills and submits forms", async () => {
  const visit = await Visit.open((gallery) => gallery.forms());
  const { page } = visit;
  await page.locator("#text input").pressSequentially("0123456789abc");
  await page.keyboard.press("Enter");
  await page.locator("#number input").pressSequentially("12ab3");
  await page.locator("#area textarea").fill("一\n二\n三");
  await page.locator("#check0").click();
  await page.locator("#label1").click();
  await page.locator("#switch").click();
  const slider = (await page.locator("#slider .wx-slider-handle-wrapper").boundingBox())!;
  await page.mouse.move(slider.x + slider.width * 0.3, slider.y + 1);
  await page.mouse.down();
  await page.mouse.move(slider.x + slider.width * 0.6, slider.y + 1, { steps: 4 });
  await page.mouse.up();
  await page.screenshot({ path: `${shots}/forms.png` });
  await page.locator("#submit").click();
  await visit.eventually(() => expect(visit.events("submit", "form")).toHaveLength(1));
  expect(visit.events("submit")[0]!.detail).toMatchObject({
    value: {
      text: "0123456789",
      number: "123",
      secret: "abc",
      area: "一\n二\n三",
      checks: ["美国", "中国"],
      radio: "乙",
      switch: false,
      slider: 60,
    },
  });
  expect(visit.events("confirm", "text")[0]?.detail).toEqual({ value: "0123456789" });
  expect(visit.events("change", "checks")[0]?.detail).toEqual({ value: ["美国", "中国"] });
  expect(visit.events("change", "radios")[0]?.detail).toEqual({ value: "乙" });
  await visit.eventually(() =>
    expect(visit.events("linechange", "area").at(-1)?.detail).toMatchObject({ lineCount: 3 }),
  );
  await page.locator("#reset").click();
  await visit.eventually(() => expect(visit.events("reset", "form")).toHaveLength(1));
  expect(await page.locator("#text input").inputValue()).toBe("");
  await visit.close();
});

it.each([
  { line: "a fast line", delay: () => 0 },
  { line: "a slow line", delay: () => 40 + Math.random() * 80 },
])("keeps what is typed while answers are under way on $line", async ({ delay }) => {
  let gallery: Gallery;
  const answer = (input: Input): ViewCommand[] => {
    if (input.i !== "event" || input.type !== "input") return [];
    const { value } = input.detail as { value: string };
    return [{ c: "value", page: 1, node: gallery.trees.id("text"), value, rev: input.rev! }];
  };
  const visit = await Visit.open((made) => (gallery = made).forms(), { input: answer }, {}, delay);
  const field = visit.page.locator("#text input");
  await field.pressSequentially("abcdefghij", { delay: 25 });
  expect(await field.inputValue()).toBe("abcdefghij");
  await visit.page.keyboard.press("Enter");
  await visit.eventually(() => expect(visit.events("confirm", "text")).toHaveLength(1));
  const typed = visit.events("input", "text").map(({ detail }) => (detail as { value: string }).value);
  expect(typed.at(-1)).toBe("abcdefghij");
  expect(typed).toEqual([...typed].sort((one, other) => one.length - other.length));
  await visit.settled();
  expect(await field.inputValue()).toBe("abcdefghij");
  await visit.close();
});

it("scrolls and swipes", async () => {
  const visit = await Visit.open((gallery) => gallery.scrolling());
  const { page, server, gallery } = visit;
  expect(await page.locator("#sy").evaluate((el) => el.scrollTop)).toBe(40);
  await page.screenshot({ path: `${shots}/scrolling.png` });
  await page.locator("#sy").evaluate((el) => (el.scrollTop = el.scrollHeight));
  await visit.eventually(() => expect(visit.events("scrolltolower", "sy")).toHaveLength(1));
  server.do([{ c: "tree", page: 1, ops: [["a", gallery.trees.id("sy"), "scroll-into-view", "line3"]] }]);
  await visit.eventually(async () =>
    expect(await page.locator("#sy").evaluate((el) => el.scrollTop)).toBeCloseTo(47.8 * 3, -1),
  );
  const box = (await page.locator("#swiper").boundingBox())!;
  await page.mouse.move(box.x + 300, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60, { steps: 6 });
  await page.mouse.up();
  await visit.eventually(() =>
    expect(visit.events("change", "swiper")[0]?.detail).toEqual({ current: 1, currentItemId: "i1", source: "touch" }),
  );
  server.do([{ c: "tree", page: 1, ops: [["a", gallery.trees.id("swiper"), "current", 0]] }]);
  await visit.eventually(() => expect(visit.events("animationfinish", "swiper")).toHaveLength(2));
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 60, { steps: 6 });
  await page.mouse.up();
  await visit.eventually(() => expect(visit.events("change", "swiper").at(-1)?.detail).toMatchObject({ current: 2 }));
  await page.screenshot({ path: `${shots}/swiper.png` });
  await page.locator(".mh-page-scroll").evaluate((el) => (el.scrollTop = el.scrollHeight));
  await visit.eventually(() => expect(server.inputs.some((input) => input.i === "reachbottom")).toBe(true));
  await visit.close();
});

it("picks, moves and shows rich text", async () => {
  const visit = await Visit.open((gallery) => gallery.more());
  const { page } = visit;
  await still(page);
  await page.screenshot({ path: `${shots}/more.png` });
  const pick = async (name: string, column: number, presses: string[]) => {
    await page.locator(`#${name}`).click();
    const wheel = page.locator(`[data-host=picker] [data-column="${column}"]`);
    await wheel.focus();
    for (const press of presses) {
      await wheel.press(press);
      await still(page);
    }
    await page.locator("[data-host=picker] [data-action=confirm]").click();
  };
  await pick("plain", 0, ["ArrowDown"]);
  await visit.eventually(() => expect(visit.events("change", "plain")[0]?.detail).toEqual({ value: 2 }));
  await pick("time", 0, ["ArrowUp"]);
  await visit.eventually(() => expect(visit.events("change", "time")[0]?.detail).toEqual({ value: "11:01" }));
  await pick("date", 2, ["ArrowDown"]);
  await visit.eventually(() => expect(visit.events("change", "date")[0]?.detail).toEqual({ value: "2016-09-02" }));
  await page.locator("#multi").click();
  await page.locator('[data-host=picker] [data-column="0"]').press("ArrowDown");
  await visit.eventually(() =>
    expect(visit.events("columnchange", "multi")[0]?.detail).toEqual({ column: 0, value: 1 }),
  );
  await page.screenshot({ path: `${shots}/picker.png` });
  await page.locator("[data-host=picker] [data-action=cancel]").click();
  await visit.eventually(() => expect(visit.events("cancel", "multi")).toHaveLength(1));
  const rich = await page.locator("#rich").innerHTML();
  expect(rich).not.toMatch(/script|onclick|onerror|href|javascript/);
  expect(await page.locator("#rich h3").evaluate((el) => getComputedStyle(el).color)).toBe("rgb(7, 193, 96)");
  expect(await page.locator("#nodes").textContent()).toBe("节点 <b>");
  await visit.eventually(() => expect(visit.events("activeend", "bar")).toHaveLength(1));
  await page.locator("#movable").scrollIntoViewIfNeeded();
  const box = (await page.locator("#movable").boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await visit.eventually(() =>
    expect(visit.events("change", "movable").at(-1)?.detail).toMatchObject({ x: 70, y: 10 }),
  );
  await page.screenshot({ path: `${shots}/more-end.png` });
  // the sanitiser's own inert document falls under the policy too, and says so
  await visit.close(/^(Applying inline style|Executing inline event handler) violates/);
});
