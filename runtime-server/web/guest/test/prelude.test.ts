import { onePage, run } from "./page.js";
import { device, TestGuest } from "./sandbox.js";

describe("Date", () => {
  it("stands still during a turn and shows the device's local time", async () => {
    const guest = await run(`
      const d = new Date(2026, 0, 2, 3, 4, 5, 6);
      console.log(d.toISOString(), d.getHours(), d.getDay(), d.getTimezoneOffset());
      console.log(d.toString(), '|', d.toLocaleString(), '|', d.toDateString(), '|', d.toLocaleDateString());
      console.log(new Date('2026-01-02 10:00:00').toISOString(), new Date('2026/01/02').toISOString(), new Date('2026-01-02').toISOString());
      console.log(new Date('2026-01-02T10:00:00+02:00').toISOString(), new Date('2026-01-02T10:00:00').getHours(), new Date('x').getTime());
      console.log(Date.now() === new Date().getTime(), d instanceof Date, d.constructor === Date, typeof Date(), Date.UTC(2026, 0), Date.length);
      d.setHours(25); d.setMonth(12); console.log(d.toISOString(), new Date(d) - d, new Date(NaN).toString());
      console.log(JSON.stringify({ d: new Date(0) }), Object.prototype.toString.call(d), new Date(99, 1).getFullYear());
      class Own extends Date { twice() { return this.getTime() * 2 } } console.log(new Own(5).twice(), new Own(5) instanceof Date);
    `);
    expect(guest.messages).toEqual([
      "2026-01-01T19:04:05.006Z 3 5 -480",
      "Fri Jan 02 2026 03:04:05 GMT+0800 | 2026/1/2 03:04:05 | Fri Jan 02 2026 | 2026/1/2",
      "2026-01-02T02:00:00.000Z 2026-01-01T16:00:00.000Z 2026-01-02T00:00:00.000Z",
      "2026-01-02T08:00:00.000Z 10 NaN",
      "true true true string 1767225600000 7",
      "2027-01-02T17:04:05.006Z 0 Invalid Date",
      '{"d":"1970-01-01T00:00:00.000Z"} [object Date] 1999',
      "10 true",
    ]);
  });
});

describe("Intl.DateTimeFormat", () => {
  it("knows the turn's time and the device's zone, and no other", async () => {
    const guest = await run(`
      const options = { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' };
      const format = new Intl.DateTimeFormat('en-GB', options);
      console.log(format.format(), '|', format.format(undefined), '|', Intl.DateTimeFormat('en-GB', options).format(Date.now()), '|', [0].map(format.format)[0]);
      console.log(format.formatToParts().map((p) => p.value).join('') === format.format(), format.format === format.format);
      console.log(format.resolvedOptions().timeZone, new Intl.DateTimeFormat().resolvedOptions().timeZone, Object.keys(options).join());
      console.log(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: 'UTC', hourCycle: 'h23' }).format(0));
      class Own extends Intl.DateTimeFormat {} console.log(new Own() instanceof Intl.DateTimeFormat, format.constructor === Intl.DateTimeFormat);
      console.log(Intl.DateTimeFormat.supportedLocalesOf('de').join(), typeof Temporal);
    `);
    expect(guest.messages).toEqual([
      "02/01/2026, 11:04:05 | 02/01/2026, 11:04:05 | 02/01/2026, 11:04:05 | 01/01/1970, 08:00:00",
      "true true",
      "Asia/Shanghai Asia/Shanghai dateStyle,timeStyle,hourCycle",
      "00",
      "true true",
      "de undefined",
    ]);
  });

  it("makes do with the distance from UTC where it does not know the zone", async () => {
    const guest = onePage(
      "",
      "Page({ onLoad() { console.log(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23' }).format(0)) } })",
    );
    await guest.launch("", "", { device: { ...device, timezone: "Moon/Base", timezoneOffset: -120 } });
    expect(guest.messages).toEqual(["22"]);
  });
});

describe("Math.random", () => {
  it("is the same in a replay and spread over the unit interval", async () => {
    const code =
      "const n = Array.from({ length: 1000 }, Math.random); console.log(n.join()); console.log(n.every((x) => x >= 0 && x < 1), n.reduce((a, b) => a + b) / 1000)";
    const [one, two] = [await run(code), await run(code)];
    expect(one.messages).toEqual(two.messages);
    const mean = Number(one.messages[1]!.split(" ")[1]);
    expect(one.messages[1]).toMatch(/^true/);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });
});

describe("timers", () => {
  it("fire in time, repeat and can be cleared", async () => {
    const guest = onePage(
      "{{n}}",
      `Page({ data: { n: 0 }, onLoad() { const i = setInterval((by) => { this.setData({ n: this.data.n + by }); if (this.data.n > 5) clearInterval(i) }, 100, 2);
        clearTimeout(setTimeout(() => console.log('never'), 10)); setTimeout('text'); setTimeout(() => { throw new Error('late') }, 50) } })`,
    );
    await guest.start();
    await guest.settle(250);
    expect(guest.view.text).toBe("4");
    await guest.settle(1000);
    expect(guest.view.text).toBe("6");
    expect(guest.timers.size).toBe(0);
    expect(guest.messages).toEqual([]);
    expect(guest.errors).toEqual(["Error: late (in setTimeout)"]);
  });
});

describe("console", () => {
  it("writes values within bounds", async () => {
    const guest = await run(`
      const a = { s: 'x', f() {}, n: null, list: [1, [2]], m: new Map([[1, 2]]) }; a.self = a;
      console.log('%s is %d%%', 'a', 5.7, 'rest'); console.log(a); console.warn(undefined, Symbol('s'));
      console.log('y'.repeat(20000).length, 'y'.repeat(20000)); console.log({ get bad() { throw 1 } });
      console.group('G'); console.info('in'); console.groupEnd(); console.assert(1 > 2, 'no');
      console.log(new Array(500).fill(0));
    `);
    const [first, second, third, long, bad, group, inner, no, list] = guest.messages;
    expect([first, second, third]).toEqual([
      "a is 5% rest",
      '{s: "x", f: [Function f], n: null, list: [1, [2]], m: Map(1) [[1, 2]], self: [Circular]}',
      "undefined Symbol(s)",
    ]);
    expect(long!.length).toBeLessThan(9000);
    expect([bad, group, inner, no]).toEqual(["[unreadable]", "G", "  in", "Assertion failed no"]);
    expect(list).toMatch(/400 more\]$/);
  });
});

describe("the global object", () => {
  it("has what the platform has and nothing of a browser or engine", async () => {
    const guest = await run(`
      console.log([typeof window, typeof document, typeof self, typeof process, typeof minihostGuest, typeof Graal, typeof door].join());
      console.log(window, global === globalThis, typeof wx, typeof App, typeof performance.now(), typeof requestAnimationFrame);
      console.log(this === undefined, Object.keys(globalThis).join());
    `);
    expect(guest.messages).toEqual([
      "undefined,undefined,undefined,undefined,undefined,undefined,undefined",
      "undefined true object function number undefined",
      "false ",
    ]);
  });
});

describe("modules", () => {
  it("resolve as on the platform", async () => {
    const guest = new TestGuest({
      "app.json": '{"pages":["pages/a/a"]}',
      "pages/a/a.wxml": "",
      "pages/a/a.json": "{}",
      "pages/a/a.js": `const m = require('../../lib/m'); console.log(m.name, require('/lib/m.js') === m, require('../../lib').name, require('pkg').p, require('pkg/deep/x').x, require('./d.json').j);
        try { require('./none') } catch (e) { console.log(e.message) }
        require.async('../../lib/m').then((x) => console.log('async', x === m)); require('../../lib/m', (x) => console.log('callback', x === m));
        console.log(require('../../cycle/a').done); Page({});`,
      "pages/a/d.json": '{"j":5}',
      "lib/m.js": "exports.name = 'm'; console.log('evaluated')",
      "lib/index.js": "export const name = 'index'; export default 1",
      "cycle/a.js": "exports.early = 1; const b = require('./b'); exports.done = b.saw + 1",
      "cycle/b.js": "exports.saw = require('./a').early",
      "miniprogram_npm/pkg/package.json": '{"main":"main.js"}',
      "miniprogram_npm/pkg/main.js": "exports.p = 'p'",
      "miniprogram_npm/pkg/deep/x.js": "exports.x = 'x'",
    });
    await guest.start();
    expect(guest.errors).toEqual([]);
    expect(guest.messages).toEqual([
      "evaluated",
      "m true index p x 5",
      "module './none' is not defined, require args is './none'",
      "2",
      "async true",
      "callback true",
    ]);
  });

  it("are evaluated only when something needs them", async () => {
    const guest = new TestGuest({
      "app.json": '{"pages":["a","b"]}',
      "app.js": "console.log('app')",
      "a.json": "{}",
      "b.json": "{}",
      "a.wxml": "<view id='t' bindtap='t'/>",
      "b.wxml": "",
      "a.js": "console.log('a'); Page({ t() { wx.navigateTo({ url: 'b' }) } })",
      "b.js": "console.log('b'); Page({})",
    });
    await guest.start();
    expect(guest.messages).toEqual(["app", "a"]);
    await guest.tap("t");
    expect(guest.messages).toEqual(["app", "a", "b"]);
  });
});

describe("errors", () => {
  it("are attributed: ours when something of the platform is missing, theirs otherwise", async () => {
    const guest = onePage(
      "<view id='a' bindtap='a'/><view id='b' bindtap='b'/><view id='c' bindtap='c'/><view id='d' bindtap='d'/><view id='e' bindtap='e'/>",
      "Page({ a() { noSuchGlobal }, b() { wx.noSuchApi() }, c() { this.data.x.y },\nd() { Promise.reject(new Error('later')) }, e() { WXWebAssembly } })",
      {
        "app.js":
          "App({ onError(m) { console.log('app', m.split('\\n')[0]) }, onUnhandledRejection(e) { console.log('rejected', e.reason.message) } })",
      },
    );
    await guest.start();
    for (const id of ["a", "b", "c", "d", "e"]) await guest.tap(id);
    const errors = guest.log.filter((entry) => entry.level === "error");
    expect(errors.map((entry) => [entry.attribution, entry.file, entry.line])).toEqual([
      ["program", "p.js", 1],
      ["host", "p.js", 1],
      ["program", "p.js", 1],
      ["program", "p.js", 2],
      ["host", "p.js", 2],
    ]);
    expect(errors[0]!.column).toBe(14);
    expect(guest.messages).toEqual([
      "app ReferenceError: noSuchGlobal is not defined",
      "app TypeError: wx.noSuchApi is not a function",
      "app TypeError: Cannot read properties of undefined (reading 'y')",
      "rejected later",
      "app ReferenceError: WXWebAssembly is not defined",
    ]);
  });

  it("are printed with the places of the developer's own file", async () => {
    const guest = onePage("", "Page({ onLoad() { console.log(new Error('one'));\n console.log(new Error('two')) } })");
    await guest.start();
    const [one, two] = guest.messages.map((text) => text.split("\n"));
    expect([one![0], two![0]]).toEqual(["Error: one", "Error: two"]);
    expect(one![1]).toMatch(/^ {4}at .*\(p\.js:1:31\)$/);
    expect(two![1]).toMatch(/^ {4}at .*\(p\.js:2:14\)$/);
  });

  it("in App do not keep pages from opening", async () => {
    const guest = onePage("page", "Page({ onLoad() { console.log(typeof getApp()) } })", {
      "app.js": "App({ onLaunch() { null.x } })",
    });
    await guest.start();
    expect(guest.view.text).toBe("page");
    expect(guest.messages).toEqual(["object"]);
    expect(guest.errors).toHaveLength(1);
  });

  it("in data that JSON cannot hold do not cost the page", async () => {
    const guest = onePage(
      "<c v='{{v}}'/><view id='t' bindtap='t' x='{{v}}'/>",
      "Page({ data: { v: 0 }, t() { const v = { n: 1n, f() {} }; this.setData({ v }) } })",
    );
    await guest.start();
    await guest.tap("t");
    expect(guest.view.node("t").props.a).toEqual({ x: { n: "1" } });
  });
});

describe("what a program throws or rejects with", () => {
  it("is the program's when it is no error, and never ends the visit", async () => {
    const guest = onePage(
      "<view id='a' bindtap='a'/><view id='b' bindtap='b'/>",
      `Page({
        onLoad() { new Promise((ok, no) => no('no session')); Promise.reject({ code: 7 }); Promise.reject() },
        a() { Promise.reject({ get errMsg() { throw new Error('trap') } }); Promise.reject(new Proxy({}, { get() { throw 1 } })) },
        b() { throw 'text' }
      })`,
    );
    await guest.start();
    await guest.tap("a");
    await guest.tap("b");
    const errors = guest.log.filter((entry) => entry.level === "error");
    expect(errors.map((entry) => entry.attribution)).toEqual(Array(6).fill("program"));
    expect(errors.map((entry) => entry.message)).toEqual([
      "no session (in promise)",
      "{code: 7} (in promise)",
      "undefined (in promise)",
      "[unreadable] (in promise)",
      "[unreadable] (in promise)",
      expect.stringMatching(/^text \(in /),
    ]);
  });

  it("is the program's when its intervals find no room for more timers", async () => {
    const guest = onePage("", "Page({ onLoad() { setInterval(() => console.log('beat'), 10) } })");
    await guest.start();
    guest.refuses = "timer";
    await guest.settle(10);
    expect(guest.log.at(-1)).toMatchObject({ level: "error", attribution: "program" });
  });
});

describe("a replay", () => {
  it("gives the same outboxes again", async () => {
    const make = () =>
      onePage(
        "<view id='t' bindtap='t'>{{r}} {{d}}</view>",
        "Page({ data: { r: 0 }, onLoad() { this.setData({ r: Math.random(), d: Date.now() }); wx.request({ url: 'https://x.test/' }) }, t() { this.setData({ r: Math.random() }); wx.showModal({}) } })",
      );
    const [one, two] = [make(), make()];
    for (const guest of [one, two]) {
      await guest.start();
      await guest.tap("t");
      await guest.settle(100);
    }
    expect(one.commands).toEqual(two.commands);
    expect(one.calls).toEqual(two.calls);
  });
});
