import type { DrawAction, LookArgs, UiArgs, ViewCommand } from "@minihost/protocol";
import { onePage } from "./page.js";
import type { TestGuest } from "./sandbox.js";

type Ui = Extract<ViewCommand, { c: "ui" }>;

const asks = (guest: TestGuest, name: string) =>
  guest.commands.filter((command): command is Ui => command.c === "ui" && command.name === name);
const draws = (guest: TestGuest) => asks(guest, "draw").map(({ id, args }) => ({ id, ...(args as UiArgs<"draw">) }));
const answer = (guest: TestGuest, id: number, value: unknown = {}) => guest.input({ i: "reply", id, ok: true, value });

describe("a canvas of the first kind", () => {
  const program = (code: string) =>
    onePage(
      '<canvas canvas-id="c" /><view id="go" bindtap="go" />',
      `Page({ go() { const ctx = wx.createCanvasContext("c"); ${code} } })`,
    );

  it("sends what was drawn, and pictures by number", async () => {
    const guest = program(
      `ctx.setFillStyle("red"); ctx.fillRect(0, 0, 9, 9); ctx.drawImage("/a.png", 1, 2); ctx.drawImage("/a.png", 3, 4);
       ctx.draw(false, () => console.log("drawn"))`,
    );
    await guest.start();
    await guest.tap("go");
    const [draw] = draws(guest);
    expect(draw).toMatchObject({ clear: true });
    expect(draw!.actions).toEqual([
      ["image", 1, "/a.png"],
      ["fillStyle", "red"],
      ["fillRect", 0, 0, 9, 9],
      ["drawImage", { image: 1 }, 1, 2],
      ["drawImage", { image: 1 }, 3, 4],
    ]);
    expect(guest.messages).toEqual([]);
    await answer(guest, draw!.id);
    expect(guest.messages).toEqual(["drawn"]);
  });

  it("draws before the view has the canvas, in onLoad and right after the change that makes it", async () => {
    const draw = (id: string) => `{ const c = wx.createCanvasContext("${id}"); c.fillRect(0, 0, 9, 9); c.draw(); }`;
    const guest = onePage(
      '<canvas id="a" canvas-id="a" /><view id="go" bindtap="go" /><canvas wx:if="{{more}}" id="b" canvas-id="b" />',
      `Page({ onLoad() ${draw("a")}, go() { this.setData({ more: true }); ${draw("b")} } })`,
    );
    await guest.start();
    await guest.tap("go");
    expect(draws(guest).map(({ node }) => node)).toEqual([guest.view.node("a").id, guest.view.node("b").id]);
    const order = guest.commands.map((command) => (command.c === "ui" ? "draw" : command.c));
    expect(order.indexOf("draw")).toBeGreaterThan(order.indexOf("tree"));
  });

  it("calls back even where there is no such canvas", async () => {
    const guest = onePage(
      "",
      'Page({ onReady() { wx.createCanvasContext("none").draw(false, () => console.log("drawn")) } })',
    );
    await guest.start();
    expect(guest.messages).toEqual(["drawn"]);
  });

  it("sends only the newest frame when the view cannot follow", async () => {
    const guest = program(
      `this.n = (this.n || 0) + 1; ctx.setGlobalAlpha(this.n / 10); ctx.draw(false, () => console.log(this.n))`,
    );
    await guest.start();
    for (let i = 0; i < 9; i++) await guest.tap("go");
    expect(draws(guest)).toHaveLength(4);
    await answer(guest, draws(guest)[0]!.id);
    expect(draws(guest).at(-1)!.actions).toEqual([["globalAlpha", 0.9]]);
    for (const { id } of draws(guest).slice(1)) await answer(guest, id);
    expect(guest.messages).toHaveLength(9);
  });
});

describe("a canvas with a 2d context", () => {
  const program = (code: string) =>
    onePage(
      '<canvas id="c" type="2d" /><view id="go" bindtap="go" />',
      `Page({
        onReady() { wx.createSelectorQuery().select("#c").fields({ node: true, size: true }).exec(([{ node }]) => {
          this.canvas = node; this.ctx = node.getContext("2d"); node.width = 200; node.height = 100; this.ctx.scale(2, 2); }) },
        go() { const { canvas, ctx } = this; ${code} } })`,
    );

  async function ready(code: string): Promise<TestGuest> {
    const guest = program(code);
    await guest.start();
    await answer(guest, asks(guest, "query")[0]!.id, [{ width: 100, height: 50 }]);
    await answer(guest, draws(guest)[0]!.id);
    return guest;
  }

  it("is kept as a file with everything drawn before, however busy the view is", async () => {
    const guest = onePage(
      '<canvas type="2d" id="c" /><view id="go" bindtap="go" />',
      `Page({
        onReady() { wx.createSelectorQuery().select("#c").fields({ node: true }).exec(([{ node }]) => { this.c = node; }) },
        go() { this.c.getContext("2d").fillRect(0, 0, 9, 9); wx.canvasToTempFilePath({ canvas: this.c }) } })`,
    );
    await guest.start();
    await answer(guest, asks(guest, "query")[0]!.id, [{}]);
    await guest.tap("go");
    const names = () => guest.commands.flatMap((command) => (command.c === "ui" ? [command.name] : [])).slice(1);
    expect(names()).toEqual(["draw", "canvasFile"]);
    for (let i = 0; i < 4; i++) await guest.tap("go");
    expect(names().filter((name) => name === "draw")).toHaveLength(4);
    expect(names().filter((name) => name === "canvasFile")).toHaveLength(4);
    await answer(guest, draws(guest)[0]!.id);
    expect(names().slice(-2)).toEqual(["draw", "canvasFile"]);
  });

  it("draws frames no faster than the view shows them, and none too late", async () => {
    const guest = await ready(`
      this.n = 0;
      const frame = () => { this.n++; ctx.clearRect(0, 0, 100, 50); ctx.fillStyle = "#" + this.n; ctx.fillRect(this.n, 0, 1, 1); canvas.requestAnimationFrame(frame) };
      frame()`);
    await guest.tap("go");
    await guest.settle(500);
    expect(draws(guest)).toHaveLength(5);
    await answer(guest, draws(guest)[1]!.id);
    await guest.settle(20);
    expect(draws(guest)).toHaveLength(6);
    expect(draws(guest)[5]!.actions.map(([name]) => name)).toEqual(["clearRect", "fillStyle", "fillRect"]);
  });

  it("drops painting that a clear has covered before it was sent, and keeps the state", async () => {
    const guest = await ready(
      `for (let i = 0; i < 50; i++) { ctx.save(); ctx.translate(1, 1); ctx.fillRect(0, 0, 5, 5); ctx.restore(); } ctx.lineWidth = this.w = (this.w || 0) + 1; ctx.clearRect(0, 0, 100, 50); ctx.strokeRect(1, 1, 2, 2)`,
    );
    for (let i = 0; i < 12; i++) await guest.tap("go");
    expect(draws(guest)).toHaveLength(5);
    await answer(guest, draws(guest)[1]!.id);
    const names = draws(guest)[5]!.actions as DrawAction[];
    expect(names).toEqual([
      ["lineWidth", 12],
      ["clearRect", 0, 0, 100, 50],
      ["strokeRect", 1, 1, 2, 2],
    ]);
  });

  it("is drawn again for a view that has lost everything", async () => {
    const guest = await ready(`ctx.fillRect(0, 0, 5, 5)`);
    await guest.tap("go");
    await answer(guest, draws(guest)[1]!.id);
    guest.commands.length = 0;
    await guest.turn({ t: "snapshot" });
    expect(draws(guest)).toHaveLength(1);
    expect(draws(guest)[0]).toMatchObject({ raw: true, clear: true });
    expect(draws(guest)[0]!.actions.at(-1)).toEqual(["fillRect", 0, 0, 5, 5]);
  });

  it("answers at once what the standard answers at once", async () => {
    const guest = await ready(`
      ctx.save();
      ctx.setLineDash([3, 1, 2]);
      ctx.fillStyle = "#ff0000";
      console.log(ctx.getLineDash(), ctx.fillStyle);
      ctx.restore();
      console.log(ctx.getLineDash(), ctx.fillStyle);
      ctx.translate(5, 6);
      console.log(ctx.getTransform().e, ctx.getTransform().m42);
      ctx.fillRect(0, 0, 1, 1);
      const image = ctx.getImageData(1.5, 2, 2, 1);
      console.log(image.width, image.height, [...image.data]);
      console.log(ctx.getImageData(0, 0, 600, 300).data.length);
      console.log(canvas.toDataURL(), canvas.toDataURL("image/jpeg", 0.5), canvas.toDataURL("image/bmp"));
      console.log(ctx.isPointInPath(1, 1), ctx.isPointInStroke(9, 9));
      canvas.width = 40;
      console.log(ctx.fillStyle, ctx.getTransform().e)`);
    guest.answers = ({ args }) => {
      const look = args as Extract<LookArgs, { actions: unknown }>;
      if (look.look === "pixels") return { data: Buffer.alloc(look.width * look.height * 4, 7).toString("base64") };
      if (look.look === "picture") return { type: look.type, data: "AAAA" };
      return { value: look.data[0] === 1 };
    };
    guest.asked.length = 0;
    await guest.tap("go");
    expect(guest.errors).toEqual([]);
    expect(guest.messages).toEqual([
      "[3, 1, 2, 3, 1, 2] #ff0000",
      "[] #000000",
      "10 12",
      "2 1 [7, 7, 7, 7, 7, 7, 7, 7]",
      "720000",
      "data:image/png;base64,AAAA data:image/jpeg;base64,AAAA data:image/png;base64,AAAA",
      "true false",
      "#000000 0",
    ]);
    const [first, ...rest] = guest.asked.map(({ args }) => args as Extract<LookArgs, { actions: unknown[] }>);
    expect(first).toMatchObject({ look: "pixels", x: 1, y: 2, width: 2, height: 1, raw: true });
    expect(first!.actions.at(-1)).toEqual(["fillRect", 0, 0, 1, 1]);
    expect(rest[0]!.actions, "what was sent is not sent again").toEqual([]);
    const drawn = draws(guest).flatMap(({ actions }) => actions);
    expect(drawn).not.toContainEqual(["fillRect", 0, 0, 1, 1]);
  });

  it("draws canvases that are on no page", async () => {
    const guest = await ready(`
      const off = wx.createOffscreenCanvas({ type: "2d", width: 20, height: 10 });
      const inner = off.getContext("2d");
      inner.fillRect(0, 0, 5, 5);
      ctx.drawImage(off, 1, 2);
      inner.clearRect(0, 0, 5, 5);
      console.log(off.width, off.height, off.getContext("webgl"));
      wx.canvasToTempFilePath({ canvas: off, success: () => 0 })`);
    await guest.tap("go");
    expect(guest.messages).toEqual(["20 10 null"]);
    const all = draws(guest).slice(1);
    const [first, ...later] = all.map(({ page, node, actions }) => ({
      page,
      node,
      names: actions.map(([name]) => name),
    }));
    expect(first).toEqual({ page: 0, node: -1, names: ["size", "fillRect"] });
    expect(later.map(({ node, names }) => [node, names.at(-1)])).toEqual([
      [guest.view.byId("c"), "drawImage"],
      [-1, "clearRect"],
    ]);
    expect(all[1]!.actions.at(-1)).toEqual(["drawImage", { canvas: { page: 0, node: -1 } }, 1, 2]);
    expect(asks(guest, "canvasFile")[0]!.args).toMatchObject({ page: 0, node: -1 });
  });

  it("is blank for whoever asks while nobody looks, and loses nothing", async () => {
    const guest = await ready(`
      ctx.fillRect(0, 0, 1, 1);
      console.log([...ctx.getImageData(0, 0, 1, 1).data], canvas.toDataURL())`);
    await guest.tap("go");
    expect(guest.messages).toEqual(["[0, 0, 0, 0] data:,"]);
    expect(draws(guest).at(-1)!.actions.at(-1)).toEqual(["fillRect", 0, 0, 1, 1]);
  });

  it("measures by the browser's own widths and keeps files", async () => {
    const guest = await ready(`
      ctx.font = "20px sans-serif";
      console.log(ctx.measureText("国a").width > 25);
      ctx.font = "40px serif";
      console.log(ctx.measureText("aa").width, ctx.measureText("a").width);
      console.log(canvas.getContext("webgl"));
      wx.canvasToTempFilePath({ canvas, fileType: "jpg", success: (r) => console.log(r.tempFilePath) });
      wx.canvasToTempFilePath({ canvasId: "none", fail: (e) => console.log(e.errMsg) })`);
    guest.answers = ({ args }) =>
      (args as { font?: string }).font === "100px serif" ? { widths: Array<number>(96).fill(500) } : undefined;
    await guest.tap("go");
    const [file] = asks(guest, "canvasFile");
    expect(file!.args).toMatchObject({ page: guest.view.top, fileType: "jpg" });
    await answer(guest, file!.id, { tempFilePath: "/_t/1" });
    expect(guest.messages).toEqual(["true", "40 20", "null", "canvasToTempFilePath:fail canvas is empty", "/_t/1"]);
  });
});

describe("contexts of components", () => {
  it("pass what they are given and find components that come later", async () => {
    const guest = onePage(
      '<video wx:if="{{on}}" id="v" /><camera wx:if="{{on}}" /><view id="go" bindtap="go" />',
      `Page({ onLoad() { this.video = wx.createVideoContext("v"); this.camera = wx.createCameraContext(); this.setData({ on: true }) },
        go() { console.log(this.video.seek(12)); this.camera.takePhoto({ quality: "high", success: (r) => console.log(r.tempImagePath) }) } })`,
    );
    await guest.start();
    await guest.tap("go");
    const [seek, photo] = asks(guest, "invoke");
    expect(seek!.args).toMatchObject({ method: "seek", args: [12] });
    expect(photo!.args).toMatchObject({ method: "takePhoto", args: [{ quality: "high" }] });
    await answer(guest, photo!.id, { tempImagePath: "/_t/2" });
    expect(guest.messages).toEqual(["undefined", "/_t/2"]);
  });
});
