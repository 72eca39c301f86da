import type { ViewCommand } from "@minihost/protocol";
import { onePage, run } from "./page.js";
import type { TestGuest } from "./sandbox.js";

type Ui = Extract<ViewCommand, { c: "ui" }>;

const asked = (guest: TestGuest) => guest.commands.filter((command): command is Ui => command.c === "ui");

describe("asynchronous APIs", () => {
  it("answer by callbacks when there is one, by a promise when there is none", async () => {
    const guest = await run(`
      const none = wx.setStorage({ key: 'a', data: 1, success: (r) => console.log('success', r.errMsg), complete: (r) => console.log('complete', r.errMsg) });
      console.log(none === undefined);
      console.log((await wx.getStorage({ key: 'a' })).data);
      await wx.getStorage({ key: 'b' }).catch((e) => console.log(e.errMsg));
      wx.getStorage({ key: 'b', fail: (r) => console.log('fail', r.errMsg) });
    `);
    expect(guest.messages).toEqual([
      "true",
      "1",
      "getStorage:fail data not found",
      "fail getStorage:fail data not found",
      "success setStorage:ok",
      "complete setStorage:ok",
    ]);
  });

  it("report what callbacks throw and go on", async () => {
    const guest = await run(
      "wx.setStorage({ key: 'a', data: 1, success() { nope(); }, complete() { console.log('complete'); } })",
    );
    expect(guest.messages).toEqual(["complete"]);
    expect(guest.errors).toEqual(["ReferenceError: nope is not defined (in setStorage success)"]);
    expect(guest.log.find((entry) => entry.level === "error")).toMatchObject({
      file: "p.js",
      line: 1,
      attribution: "program",
    });
  });
});

describe("storage", () => {
  it("keeps values of all kinds", async () => {
    const guest = await run(`
      wx.setStorageSync('o', { a: [1, null], d: 'x' });
      wx.setStorageSync('d', new Date(5));
      wx.setStorageSync('u', undefined);
      const d = wx.getStorageSync('d');
      console.log(wx.getStorageSync('o'), d instanceof Date, d.getTime(), wx.getStorageSync('u'), wx.getStorageSync('none') === '');
      console.log(wx.getStorageInfoSync().keys);
      wx.removeStorageSync('o');
      wx.clearStorageSync();
      console.log(wx.getStorageInfoSync());
    `);
    expect(guest.messages).toEqual([
      '{a: [1, null], d: "x"} true 5 undefined true',
      '["o", "d", "u"]',
      "{keys: [], currentSize: 0, limitSize: 10240}",
    ]);
    expect(guest.calls).toMatchObject([{ name: "storage.apply", args: { clear: true, changes: [] } }]);
  });

  it("starts with what the person had and follows other sessions", async () => {
    const guest = onePage(
      "<view id='t' bindtap='t'/>",
      "Page({ t() { console.log(wx.getStorageSync('a'), wx.getStorageSync('b')) } })",
    );
    guest.storage = { a: '{"type":"Number","data":7}' };
    await guest.start();
    await guest.tap("t");
    await guest.turn({ t: "notice", topic: "storage", value: { a: null, b: '{"type":"String","data":"new"}' } });
    await guest.tap("t");
    expect(guest.messages).toEqual(["7 ", " new"]);
  });

  it("refuses more than a megabyte at once and ten in all", async () => {
    const guest = await run(`
      const text = 'x'.repeat(1024 * 1024);
      try { wx.setStorageSync('a', text) } catch (e) { console.log(e.message) }
      try { for (let i = 0; i < 12; i++) wx.setStorageSync('k' + i, text.slice(100)) } catch (e) { console.log(e.message) }
      console.log(wx.getStorageInfoSync().keys.length);
      try { wx.getStorageSync(5) } catch (e) { console.log(e.message) }
      wx.setStorage({ key: '', data: 1, fail: (r) => console.log(r.errMsg) });
    `);
    expect(guest.messages).toEqual([
      "setStorageSync:fail data exceed max size 1MB",
      "setStorageSync:fail exceed storage max size 10Mb",
      "10",
      "getStorageSync:fail parameter error: parameter.key should be String instead of Number",
      "setStorage:fail parameter error: parameter.key should not be empty",
    ]);
  });
});

describe("request", () => {
  it("sends data as method and content type want it", async () => {
    const guest = await run(`
      const url = 'https://x.test/a?b=1';
      wx.request({ url, data: { c: 'd e', n: 2 } });
      wx.request({ url, method: 'POST', data: { c: 1 } });
      wx.request({ url, method: 'post', data: { c: '1&2' }, header: { 'Content-Type': 'application/x-www-form-urlencoded' } });
      wx.request({ url, method: 'PUT', data: new Uint8Array([1, 2, 255]).buffer, responseType: 'arraybuffer', timeout: 9 });
      wx.request({ url: 'ftp://x', fail: (r) => console.log(r.errMsg) });
    `);
    const json = { "content-type": "application/json" };
    const base = { header: json, responseType: "text", timeout: 60000 };
    expect(guest.calls.map((call) => call.args)).toEqual([
      { ...base, url: "https://x.test/a?b=1&c=d%20e&n=2", method: "GET" },
      { ...base, url: "https://x.test/a?b=1", method: "POST", body: '{"c":1}' },
      {
        ...base,
        url: "https://x.test/a?b=1",
        method: "POST",
        header: { "Content-Type": "application/x-www-form-urlencoded" },
        body: "c=1%262",
      },
      {
        ...base,
        url: "https://x.test/a?b=1",
        method: "PUT",
        body: "AQL/",
        base64: true,
        responseType: "arraybuffer",
        timeout: 9,
      },
    ]);
    expect(guest.messages).toEqual(['request:fail invalid url "ftp://x"']);
  });

  it("gives back what came, parsed or not", async () => {
    const guest = await run(`
      const show = (r) => console.log(r.statusCode, r.data, r.header, r.errMsg);
      wx.request({ url: 'https://x.test/1', success: show }).onHeadersReceived((h) => console.log('headers', h.statusCode));
      wx.request({ url: 'https://x.test/2', dataType: 'text', success: show });
      wx.request({ url: 'https://x.test/3', success: show });
      wx.request({ url: 'https://x.test/4', responseType: 'arraybuffer', success: (r) => console.log(new Uint8Array(r.data).length) });
      const task = wx.request({ url: 'https://x.test/5', fail: (r) => console.log(r.errMsg, r.errno) });
      task.abort();
    `);
    const reply = (data: string, statusCode = 200) => ({ statusCode, header: { a: "b" }, cookies: [], data });
    const values = [reply('{"x":1}'), reply('{"x":1}', 404), reply("<p>"), reply("AQID")];
    for (const [index, value] of values.entries()) await guest.turn({ t: "reply", id: index + 1, ok: true, value });
    await guest.turn({ t: "reply", id: 5, ok: false, value: { errMsg: "abort", errno: 600 } });
    expect(guest.messages).toEqual([
      "headers 200",
      '200 {x: 1} {a: "b"} request:ok',
      '404 {"x":1} {a: "b"} request:ok',
      '200 <p> {a: "b"} request:ok',
      "3",
      "request:fail abort 600",
    ]);
    expect(guest.calls.at(-1)).toMatchObject({ name: "abort", args: { id: 5 } });
  });
});

describe("host surfaces", () => {
  it("are asked of the view", async () => {
    const guest = await run(`
      wx.showToast({ title: 'T', icon: 'none', onclick() {} });
      wx.showLoading({ title: 'L' });
      const r = await wx.showModal({ title: 'Q', content: 'C' });
      console.log(r.confirm, r.errMsg);
      wx.showActionSheet({ itemList: ['a', 'b'], success: (s) => console.log(s.tapIndex), fail: (s) => console.log(s.errMsg) });
      wx.showActionSheet({ itemList: [], fail: (s) => console.log(s.errMsg) });
    `);
    expect(asked(guest)).toMatchObject([
      { name: "toast", id: 0, args: { title: "T", icon: "none" } },
      { name: "loading", id: 0, args: { title: "L" } },
      { name: "modal", args: { title: "Q", content: "C" } },
    ]);
    const modal = asked(guest)[2]!.id;
    await guest.input({ i: "reply", id: modal, ok: true, value: { confirm: true, cancel: false } });
    await guest.input({ i: "reply", id: asked(guest)[3]!.id, ok: true, value: { tapIndex: -1 } });
    expect(guest.messages).toEqual([
      "true showModal:ok",
      "showActionSheet:fail parameter error: itemList should not be empty",
      "showActionSheet:fail cancel",
    ]);
  });

  it("are asked again after the view was lost", async () => {
    const guest = await run("wx.showModal({ content: 'C', success: (r) => console.log(r.cancel) })");
    const [first] = asked(guest);
    await guest.turn({ t: "snapshot" });
    expect(asked(guest)).toEqual([first, first]);
    await guest.input({ i: "reply", id: first!.id, ok: true, value: { confirm: false, cancel: true } });
    await guest.turn({ t: "snapshot" });
    expect(asked(guest)).toHaveLength(2);
    expect(guest.messages).toEqual(["true"]);
  });

  it("change the navigation bar", async () => {
    const guest = await run(`
      wx.setNavigationBarTitle({ title: 'New' });
      wx.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#123456' });
      wx.showNavigationBarLoading();
    `);
    expect(guest.view.page.bar).toMatchObject({ title: "New", front: "white", background: "#123456", loading: true });
  });
});

describe("device facts", () => {
  it("come from the launch", async () => {
    const guest = await run(`
      const i = wx.getSystemInfoSync();
      console.log(i.windowWidth, i.platform, i.system, i.language, i.theme, i.pixelRatio);
      console.log(wx.getAccountInfoSync().miniProgram.appId, wx.getLaunchOptionsSync().scene);
      console.log((await wx.getNetworkType()).networkType);
    `);
    expect(guest.messages).toEqual(["375 ios iOS 17.0 zh_CN light 2", "wx0123456789abcdef 1011", "wifi"]);
  });
});

describe("selector queries", () => {
  it("ask the view about all nodes at once and add what the guest knows", async () => {
    const guest = onePage(
      "<view id='a' class='x' data-k='1'/><view class='x'/><view id='t' bindtap='t'/>",
      `Page({ t() { wx.createSelectorQuery().select('#a').boundingClientRect((r) => console.log(r.id, r.width))
        .selectAll('.x').fields({ dataset: true, size: true }).selectViewport().scrollOffset().select('#none').boundingClientRect()
        .exec((all) => console.log(all)) } })`,
    );
    await guest.start();
    await guest.tap("t");
    const query = asked(guest)[0]!;
    const a = guest.view.node("a").id;
    expect(query.args).toMatchObject({
      items: [
        { node: a, rect: true, size: true },
        { node: a, size: true },
        { size: true },
        { node: 0, scrollOffset: true },
      ],
    });
    const value = [{ width: 5, height: 6 }, { width: 5 }, { width: 7 }, { scrollTop: 3 }];
    await guest.input({ i: "reply", id: query.id, ok: true, value });
    expect(guest.messages).toEqual([
      "a 5",
      '[{id: "a", dataset: {k: "1"}, width: 5, height: 6}, [{dataset: {k: "1"}, width: 5}, {dataset: {}, width: 7}], ' +
        '{id: "", dataset: {}, scrollTop: 3}, null]',
    ]);
  });

  it("name nodes that the view gets with the same turn, as observers and animations do", async () => {
    const guest = onePage(
      "<view id='t' bindtap='t'/><view wx:if='{{more}}' id='new'/>",
      `Page({ onLoad() { wx.createSelectorQuery().select('#t').boundingClientRect().exec() }, t() {
        this.setData({ more: true });
        wx.createSelectorQuery().select('#new').boundingClientRect().exec();
        this.createIntersectionObserver().relativeToViewport().observe('#new', () => 0);
        this.animate('#new', [{ opacity: 0 }, { opacity: 1 }], 100);
      } })`,
    );
    await guest.start();
    expect(asked(guest)[0]!.args).toMatchObject({ items: [{ node: guest.view.node("t").id }] });
    await guest.tap("t");
    const node = guest.view.node("new").id;
    const args = asked(guest)
      .slice(1)
      .map((ask) => ask.args);
    expect(args).toHaveLength(3);
    expect(args).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ items: [expect.objectContaining({ node })] }),
        expect.objectContaining({ nodes: [node] }),
        expect.objectContaining({ nodes: [node], keyframes: expect.anything() as unknown }),
      ]),
    );
  });
});

describe("intersection observers", () => {
  it("hear of changes until they are disconnected", async () => {
    const guest = onePage(
      "<view id='a' class='x'/><view id='t' bindtap='t'/>",
      `Page({ onReady() { this.o = this.createIntersectionObserver({ thresholds: [0, 1] }).relativeToViewport({ bottom: 9 });
        this.o.observe('.x', (r) => console.log(r.id, r.intersectionRatio)) }, t() { this.o.disconnect() } })`,
    );
    await guest.start();
    const watch = asked(guest)[0]!;
    const node = guest.view.node("a").id;
    expect(watch).toMatchObject({
      name: "observe",
      args: { nodes: [node], thresholds: [0, 1], relativeTo: [{ node: 0, margins: { bottom: 9 } }] },
    });
    const value = { node, intersectionRatio: 0.5 };
    await guest.input({ i: "notice", id: watch.id, value });
    await guest.tap("t");
    await guest.input({ i: "notice", id: watch.id, value });
    expect(guest.messages).toEqual(["a 0.5"]);
    expect(asked(guest).at(-1)).toMatchObject({ name: "unobserve", args: { id: watch.id } });
  });
});

describe("animations", () => {
  it("export steps in the platform's form", async () => {
    const guest = await run(`
      const a = wx.createAnimation({ duration: 100, timingFunction: 'ease' });
      a.opacity(0.5).translateX(10).step().rotate(45).step({ duration: 5, transformOrigin: '0 0' });
      console.log(JSON.stringify(a.export()));
      console.log(JSON.stringify(a.export()));
    `);
    const both = '{"type":"style","args":["opacity",0.5]},{"type":"translateX","args":[10]}';
    const option = (duration: number, origin: string) =>
      `"option":{"transformOrigin":"${origin}","transition":{"duration":${duration},"timingFunction":"ease","delay":0}}`;
    expect(guest.messages).toEqual([
      `{"actions":[{"animates":[${both}],${option(100, "50% 50% 0")}},` +
        `{"animates":[${both},{"type":"rotate","args":[45]}],${option(5, "0 0")}}]}`,
      '{"actions":[]}',
    ]);
  });
});

describe("what this host lacks", () => {
  it("exists, fails as documented and is logged once", async () => {
    const guest = await run(`
      console.log(typeof wx.startBluetoothDevicesDiscovery, wx.canIUse('startBluetoothDevicesDiscovery'), wx.canIUse('request'), wx.noSuchThing);
      await wx.startBluetoothDevicesDiscovery().catch((e) => console.log(e.errMsg));
      wx.startBluetoothDevicesDiscovery({ fail: (e) => console.log(e.errMsg) });
      const socket = wx.createUDPSocket();
      socket.onError((e) => console.log('udp', e.errMsg));
      await socket.send().catch((e) => console.log(e.errMsg));
      const fs = wx.getFileSystemManager();
      try { fs.unzipSync('x') } catch (e) { console.log(e.message) }
      wx.onAccelerometerChange(() => {});
      console.log('hasOwnProperty' in wx, wx.hasOwnProperty('request'));
    `);
    expect(guest.messages).toEqual([
      "function false true undefined",
      "startBluetoothDevicesDiscovery:fail not supported",
      "startBluetoothDevicesDiscovery:fail not supported",
      "udp send:fail not supported",
      "send:fail not supported",
      "unzipSync:fail not supported",
      "true true",
    ]);
    const lacking = guest.log.filter((entry) => entry.kind === "unsupported");
    expect(lacking.map((entry) => [entry.api, entry.attribution])).toEqual([
      ["wx.startBluetoothDevicesDiscovery", "host"],
      ["wx.createUDPSocket", "host"],
      ["createUDPSocket.send", "host"],
      ["FileSystemManager.unzip", "host"],
      ["wx.onAccelerometerChange", "host"],
    ]);
  });

  it("lets cloud programs start and fails their calls", async () => {
    const guest = await run(`
      wx.cloud.init({ env: 'x' });
      const db = wx.cloud.database(), _ = db.command;
      await db.collection('a').where({ n: _.gt(1).and(_.lt(3)) }).orderBy('n', 'asc').limit(5).get().catch((e) => console.log(e.errCode));
      await wx.cloud.callFunction({ name: 'f' }).catch((e) => console.log(e.errMsg.slice(0, 23)));
    `);
    expect(guest.messages).toEqual(["-601034", "cloud.callFunction:fail"]);
  });
});

describe("what the platform answers at once or quietly", () => {
  it("is there when getSystemInfo returns", async () => {
    const guest = await run(`
      let info; wx.getSystemInfo({ success: (r) => (info = r) }); console.log(info.windowWidth);
      wx.getSystemInfoAsync({ complete: (r) => (info = r.errMsg) }); console.log(info, (await wx.getSystemInfo()).pixelRatio);
      console.log(typeof wx.version.version, wx.version.version.split('.').length);
    `);
    expect(guest.messages).toEqual(["375", "getSystemInfoAsync:ok 2", "string 3"]);
  });

  it("has no advertisement and makes no fuss about it", async () => {
    const guest = await run(`
      const ad = wx.createRewardedVideoAd({ adUnitId: 'a' }); ad.onClose(() => undefined);
      ad.onError((e) => console.log('error', e.errCode)); await ad.show().catch((e) => console.log('show', e.errCode)); ad.destroy();
    `);
    expect(guest.messages).toEqual(["error 1004", "show 1004"]);
    expect(guest.log.filter((entry) => entry.kind !== "console")).toEqual([]);
  });

  it("keeps what a page asks before it is left for a view that is built anew", async () => {
    const guest = await run("await wx.enableAlertBeforeUnload({ message: 'Leave?' }); console.log('ok')");
    expect(asked(guest).map(({ name, args }) => [name, args])).toEqual([
      ["alertBeforeUnload", { page: 1, message: "Leave?" }],
    ]);
    const messages = await guest.turn({ t: "snapshot" });
    expect(messages[0]).toMatchObject({ m: { pages: [{ alert: "Leave?" }] } });
  });

  it("hides a loading hint with a toast and the other way round", async () => {
    const guest = await run(
      "wx.showLoading({ title: 'a' }); wx.hideToast(); wx.showToast({ title: 'b' }); wx.hideLoading({ noConflict: true })",
    );
    expect(asked(guest).map(({ name, args }) => [name, args])).toMatchObject([
      ["loading", { title: "a" }],
      ["hideToast", { noConflict: false }],
      ["toast", { title: "b" }],
      ["hideLoading", { noConflict: true }],
    ]);
  });
});
