import { TestGuest } from "./sandbox.js";

const page = (name: string, more = "") => `
const say = (what) => console.log('${name} ' + what);
Page({ data: { from: '' },
  onLoad(q) { say('onLoad ' + JSON.stringify(q)); this.query = q; ${more} },
  onShow() { say('onShow'); }, onReady() { say('onReady'); }, onHide() { say('onHide'); }, onUnload() { say('onUnload'); },
  onTabItemTap(e) { say('tab ' + e.index + ' ' + e.pagePath + ' ' + e.text); },
  act(e) { const { api, url, delta } = e.currentTarget.dataset; const options = { url, delta,
    success: (r) => say(r.errMsg), fail: (r) => say(r.errMsg) }; wx[api](options); },
})`;

const wxml =
  '<view id="go" bindtap="act" data-api="navigateTo" data-url="/pages/c/c?x=1&y=%E4%BD%A0"/>' +
  '<view id="redirect" bindtap="act" data-api="redirectTo" data-url="../d/d"/>' +
  '<view id="relaunch" bindtap="act" data-api="reLaunch" data-url="/pages/d/d"/>' +
  '<view id="tab" bindtap="act" data-api="switchTab" data-url="/pages/b/b"/>' +
  '<view id="back" bindtap="act" data-api="navigateBack" data-delta="{{1}}"/>' +
  '<view id="back9" bindtap="act" data-api="navigateBack" data-delta="{{9}}"/>' +
  '<view id="nowhere" bindtap="act" data-api="navigateTo" data-url="/pages/x/x"/>' +
  '<view id="wrong" bindtap="act" data-api="navigateTo"/>' +
  '<view id="totab" bindtap="act" data-api="navigateTo" data-url="/pages/b/b"/>' +
  '<view id="notab" bindtap="act" data-api="switchTab" data-url="/pages/c/c"/>';

function program(more: Record<string, string> = {}): TestGuest {
  const files: Record<string, string> = {
    "app.json": JSON.stringify({
      pages: ["a", "b", "c", "d"].map((name) => `pages/${name}/${name}`),
      tabBar: {
        list: [
          { pagePath: "pages/a/a", text: "A" },
          { pagePath: "pages/b/b", text: "B" },
        ],
      },
    }),
    "app.js": "App({ onShow() { console.log('app onShow') }, onHide() { console.log('app onHide') } })",
  };
  for (const name of ["a", "b", "c", "d"]) {
    files[`pages/${name}/${name}.js`] = page(name, more[name]);
    files[`pages/${name}/${name}.wxml`] = wxml;
    files[`pages/${name}/${name}.json`] = "{}";
  }
  return new TestGuest(files);
}

async function started(path = ""): Promise<TestGuest> {
  const guest = program();
  await guest.start(path);
  guest.log.length = 0;
  return guest;
}

async function press(guest: TestGuest, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    await guest.tap(id);
    await guest.settle();
  }
}

const paths = (guest: TestGuest) => [...guest.view.pages.values()].map((known) => known.path);

describe("navigation", () => {
  it("leaves a page that leads elsewhere while it is opening, and what that page replaced", async () => {
    const guest = program({ c: "if (q.x) wx.redirectTo({ url: '/pages/d/d' });" });
    await guest.start("pages/c/c", "x=1");
    expect(paths(guest)).toEqual(["pages/d/d"]);
    expect(guest.view.page.path).toBe("pages/d/d");

    const other = program({ c: "if (q.x) wx.reLaunch({ url: '/pages/d/d' });" });
    await other.start();
    await press(other, "go");
    expect(paths(other)).toEqual(["pages/d/d"]);
    expect(other.errors).toEqual([]);
  });

  it("says nothing of a page that leads elsewhere right after it has opened", async () => {
    const guest = program({ c: "Promise.resolve().then(() => wx.redirectTo({ url: '/pages/d/d' }));" });
    await guest.start("pages/c/c");
    expect(paths(guest)).toEqual(["pages/d/d"]);
    expect(guest.view.page.path).toBe("pages/d/d");
  });

  it("closes what a page replaced that leads elsewhere right after it has opened", async () => {
    const guest = program({ c: "Promise.resolve().then(() => wx.redirectTo({ url: '/pages/d/d' }));" });
    await guest.start();
    await press(guest, "go");
    expect(paths(guest)).toEqual(["pages/a/a", "pages/d/d"]);

    const other = program({ d: "Promise.resolve().then(() => wx.redirectTo({ url: '/pages/c/c' }));" });
    await other.start();
    await press(other, "go");
    await other.tap("redirect");
    await other.settle();
    expect(paths(other)).toEqual(["pages/a/a", "pages/c/c"]);
  });

  it("opens a page on top and comes back", async () => {
    const guest = await started();
    await press(guest, "go");
    expect(guest.messages).toEqual([
      "a onHide",
      'c onLoad {"x":"1","y":"%E4%BD%A0"}',
      "c onShow",
      "a navigateTo:ok",
      "c onReady",
    ]);
    expect(guest.view.page).toMatchObject({ path: "pages/c/c", query: "x=1&y=%E4%BD%A0", tab: -1 });
    guest.log.length = 0;
    await press(guest, "back");
    expect(guest.messages).toEqual(["c onUnload", "a onShow", "c navigateBack:ok"]);
    expect(paths(guest)).toEqual(["pages/a/a"]);
  });

  it("replaces a page", async () => {
    const guest = await started();
    await press(guest, "go");
    guest.log.length = 0;
    await press(guest, "redirect");
    expect(guest.messages).toEqual(["c onUnload", "d onLoad {}", "d onShow", "c redirectTo:ok", "d onReady"]);
    expect(paths(guest)).toEqual(["pages/a/a", "pages/d/d"]);
  });

  it("keeps pages of the tab bar", async () => {
    const guest = await started();
    await press(guest, "go", "tab");
    expect(guest.messages.slice(5)).toEqual(["c onUnload", "b onLoad {}", "b onShow", "c switchTab:ok", "b onReady"]);
    guest.log.length = 0;
    await guest.input({ i: "tab", index: 0 });
    expect(guest.messages).toEqual(["b onHide", "a onShow", "a tab 0 pages/a/a A"]);
    expect(paths(guest)).toEqual(["pages/a/a", "pages/b/b"]);
  });

  it("closes everything at a relaunch", async () => {
    const guest = await started();
    await press(guest, "tab", "go");
    guest.log.length = 0;
    await press(guest, "relaunch");
    expect(guest.messages).toEqual([
      "c onUnload",
      "b onUnload",
      "a onUnload",
      "d onLoad {}",
      "d onShow",
      "c reLaunch:ok",
      "d onReady",
    ]);
    expect(paths(guest)).toEqual(["pages/d/d"]);
    expect(guest.view.page.bar.home).toBe(true);
  });

  it("refuses with the platform's messages", async () => {
    const guest = await started();
    await press(guest, "back", "nowhere", "wrong", "totab", "notab");
    expect(guest.messages).toEqual([
      "a navigateBack:fail cannot navigate back at first page.",
      'a navigateTo:fail page "pages/x/x" is not found',
      "a navigateTo:fail parameter error: parameter.url should be String instead of Undefined",
      "a navigateTo:fail can not navigateTo a tabbar page",
      "a switchTab:fail can not switch to no-tabBar page",
    ]);
    expect(guest.errors).toEqual([]);
  });

  it("opens ten pages and not eleven", async () => {
    const guest = await started();
    for (let i = 0; i < 10; i++) await press(guest, "go");
    expect(guest.messages.at(-1)).toBe("c navigateTo:fail webview count limit exceed");
    expect(paths(guest)).toHaveLength(10);
    guest.log.length = 0;
    await press(guest, "back9");
    expect(paths(guest)).toEqual(["pages/a/a"]);
    expect(guest.messages.filter((m) => m === "c onUnload")).toHaveLength(9);
  });

  it("follows the person's back, home and visibility", async () => {
    const guest = await started();
    await guest.input({ i: "back" });
    expect(guest.messages).toEqual([]);
    await guest.input({ i: "visible", visible: false });
    await guest.input({ i: "visible", visible: true });
    expect(guest.messages).toEqual(["a onHide", "app onHide", "app onShow", "a onShow"]);
  });

  it("opens the first page instead of one that does not exist", async () => {
    const guest = program();
    await guest.start("pages/gone/gone");
    expect(guest.view.page.path).toBe("pages/a/a");
    expect(guest.log.some((entry) => entry.message === "There is no page pages/gone/gone")).toBe(true);
  });
});

describe("event channels", () => {
  it("connect a page with the one that opened it", async () => {
    const guest = new TestGuest({
      "app.json": '{"pages":["a","b"]}',
      "a.json": "{}",
      "a.wxml": '<view id="go" bindtap="go"/>',
      "a.js": `Page({ go() { wx.navigateTo({ url: 'b', events: { answer: (v) => console.log('answer', v) },
        success: (r) => r.eventChannel.emit('question', 6) }) } })`,
      "b.json": "{}",
      "b.wxml": "",
      "b.js": `Page({ onLoad() { const c = this.getOpenerEventChannel(); c.once('question', (n) => c.emit('answer', n * 7)); } })`,
    });
    await guest.start();
    await press(guest, "go");
    expect(guest.messages).toEqual(["answer 42"]);
  });
});
