import { still } from "../../e2e/src/still.js";
import { openPage, pageOpened, Trees } from "./tree.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='30' height='30'%3E%3Crect width='30' height='30' fill='%2307c160'/%3E%3C/svg%3E";

function mapPage(trees: Trees) {
  return trees.el("map", {
    i: "map",
    s: "width: 100%; height: 400px",
    a: {
      latitude: 31.23,
      longitude: 121.47,
      scale: 14,
      markers: [
        {
          id: 7,
          latitude: 31.23,
          longitude: 121.47,
          iconPath: icon,
          width: 30,
          height: 30,
          callout: { content: "外滩 <b>" },
        },
        { id: 8, latitude: 31.235, longitude: 121.48, label: { content: "二号" } },
        { id: 9, latitude: "nowhere" },
      ],
      polyline: [
        {
          points: [
            { latitude: 31.22, longitude: 121.46 },
            { latitude: 31.24, longitude: 121.48 },
          ],
          color: "#10aeff",
          width: 6,
        },
      ],
      circles: [{ latitude: 31.225, longitude: 121.475, radius: 300, fillColor: "#fa515155", color: "#fa5151" }],
      controls: [{ id: 3, iconPath: icon, position: { left: 10, top: 10, width: 40, height: 40 }, clickable: true }],
    },
    l: { markertap: 1, callouttap: 1, tap: 1, regionchange: 1, controltap: 1 },
  });
}

it("shows a map without tiles and tells what is tapped on it", async () => {
  const trees = new Trees();
  const nodes = [mapPage(trees)];
  const visit = await Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) });
  const { page, server } = visit;
  const events = (type: string) => server.inputs.filter((input) => input.i === "event" && input.type === type);
  const box = (await page.locator("#map").boundingBox())!;
  await still(page);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 - 15);
  await visit.eventually(() => expect(events("markertap")[0]).toMatchObject({ detail: { markerId: 7 } }));
  expect(events("tap")).toEqual([]);
  await page.screenshot({ path: `${shots}/map.png` });
  await page.mouse.click(box.x + 30, box.y + 30);
  await visit.eventually(() => expect(events("controltap")[0]).toMatchObject({ detail: { controlId: 3 } }));
  await page.mouse.click(box.x + 60, box.y + 300);
  await visit.eventually(() => expect(events("tap")).toHaveLength(1));
  const place = (events("tap")[0] as { detail: { latitude: number; longitude: number } }).detail;
  expect(place.latitude).toBeLessThan(31.23);
  expect(place.longitude).toBeLessThan(121.47);
  await page.mouse.move(box.x + 100, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 220, box.y + 250, { steps: 5 });
  await page.mouse.up();
  await visit.eventually(() =>
    expect(events("regionchange").at(-1)).toMatchObject({ extra: { type: "end", causedBy: "drag" } }),
  );
  const ask = (id: number, method: string, args: unknown) =>
    server.do([{ c: "ui", id, name: "invoke", args: { page: 1, node: trees.id("map"), method, args: [args] } }]);
  const reply = (id: number) => server.inputs.find((input) => input.i === "reply" && input.id === id);
  ask(91, "moveToLocation", { latitude: 31.2, longitude: 121.4 });
  ask(92, "getCenterLocation", {});
  ask(93, "noSuchThing", {});
  await visit.eventually(() => expect(reply(93)).toMatchObject({ ok: false }));
  expect((reply(92) as { value: { latitude: number } }).value.latitude).toBeCloseTo(31.2, 3);
  await visit.close();
});

it("takes tiles from the operator's source and names it", async () => {
  const trees = new Trees();
  const nodes = [mapPage(trees)];
  const visit = await Visit.open(() => [], {
    launch: () => openPage(pageOpened(1, "pages/index/index"), nodes),
    shell: { mapTiles: { url: "/_b/h/f/{z}-{x}-{y}.svg", attribution: "Maps <img src=x> & co" } },
  });
  const tiles: string[] = [];
  visit.page.on("request", (request) => /-\d+-\d+\.svg$/.test(request.url()) && tiles.push(request.url()));
  const { server } = visit;
  server.do([{ c: "tree", page: 1, ops: [["a", trees.id("map"), "scale", 10]] }]);
  await visit.eventually(() => expect(tiles.some((url) => /\/10-\d+-\d+\.svg$/.test(url))).toBe(true));
  await visit.close();
});

it("frames other sites without rights and refuses other schemes", async () => {
  const trees = new Trees();
  const nodes = [
    trees.el("web-view", { i: "site", a: { src: "https://invalid.test/x" }, l: { load: 1, error: 1, message: 1 } }),
    trees.el("web-view", { i: "bad", a: { src: "javascript:alert(1)" }, l: { error: 1 } }),
  ];
  const visit = await Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) });
  const { page } = visit;
  expect(await page.locator("#site iframe").getAttribute("sandbox")).toMatch(
    /^allow-scripts allow-forms(?!.*top-navigation)/,
  );
  expect(await page.locator("#bad iframe").getAttribute("src")).toBe(null);
  await visit.eventually(() =>
    expect(visit.server.inputs).toContainEqual(expect.objectContaining({ type: "error", node: trees.id("bad") })),
  );
  await visit.close(/./);
});

it("says what it does not have, and shows what lies over a page", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const nodes = [
    t("ad", { i: "ad", a: { "unit-id": "x" }, l: { error: 1 } }),
    t("live-player", { i: "live", a: { src: "rtmp://x" }, l: { error: 1, statechange: 1 } }),
    t(
      "page-container",
      { i: "sheet", a: { show: true, round: true }, l: { afterenter: 1, clickoverlay: 1, afterleave: 1 } },
      t("view", { s: "height: 200px" }, "inside"),
    ),
    t("toast", { i: "toast", a: { duration: 50 }, l: { change: 1 } }, "legacy"),
    t("modal", { i: "modal", a: { hidden: true, title: "t" }, l: { confirm: 1 } }, "body"),
  ];
  const visit = await Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) });
  const { page, server } = visit;
  const events = (type: string, name: string) =>
    server.inputs.filter((input) => input.i === "event" && input.type === type && input.node === trees.id(name));
  await visit.eventually(() => expect(events("afterenter", "sheet")).toHaveLength(1));
  expect(events("error", "ad")).toMatchObject([{ detail: { errCode: 1004 } }]);
  expect(events("statechange", "live")).toMatchObject([{ detail: { code: -2301 } }]);
  await visit.eventually(() => expect(events("change", "toast")).toHaveLength(1));
  await page.screenshot({ path: `${shots}/over.png` });
  server.do([{ c: "tree", page: 1, ops: [["a", trees.id("toast"), "hidden", true]] }]);
  await visit.settled();
  await page.mouse.click(200, 120);
  await visit.eventually(() => expect(events("clickoverlay", "sheet")).toHaveLength(1));
  server.do([
    {
      c: "tree",
      page: 1,
      ops: [
        ["a", trees.id("sheet"), "show", false],
        ["a", trees.id("modal"), "hidden", false],
      ],
    },
  ]);
  await visit.eventually(() => expect(events("afterleave", "sheet")).toHaveLength(1));
  await page.locator("#modal .mh-legacy-confirm").click();
  await visit.eventually(() => expect(events("confirm", "modal")).toHaveLength(1));
  await visit.close();
});
