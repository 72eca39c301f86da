import type { Call } from "@minihost/protocol";
import { describe, expect, it } from "vitest";
import { onePage } from "./page.js";
import type { TestGuest } from "./sandbox.js";

interface Changes {
  clear?: boolean;
  more?: boolean;
  changes: [string, string | null][];
}

async function start(code: string, keeps = false): Promise<TestGuest> {
  const guest = onePage(
    "<view id='t' bindtap='t'/>",
    `const say = (...all) => console.log(...all);\nPage({ ${code} })`,
  );
  guest.keeps = keeps;
  await guest.start();
  return guest;
}

const changes = (call: Call): Changes => call.args as Changes;
const answer = (guest: TestGuest, call: Call, value: unknown = {}, ok = true) =>
  guest.turn({ t: "reply", id: call.id, ok, value });

describe("changes of storage", () => {
  it("leave a turn as one call that wants an answer, whatever their number", async () => {
    const guest = await start("t() { for (let i = 0; i < 1000; i++) wx.setStorageSync('k' + i, i) }");
    await guest.tap("t");
    expect(guest.calls).toHaveLength(1);
    expect(guest.calls[0]!.id).toBeGreaterThan(0);
    expect(changes(guest.calls[0]!).changes).toHaveLength(1000);
    expect(changes(guest.calls[0]!).changes[999]).toEqual(["k999", '{"type":"Number","data":999}']);
  });

  it("are taken apart only where one text would be too long", async () => {
    const guest = await start(
      "t() { for (let i = 0; i < 5; i++) wx.setStorageSync('k' + i, '\"'.repeat(500000)); wx.setStorageSync('z', 1) }",
    );
    await guest.tap("t");
    expect(guest.errors).toEqual([]);
    expect(guest.calls.flatMap((call) => changes(call).changes.map(([key]) => key))).toEqual(
      [..."01234"].map((n) => `k${n}`).concat("z"),
    );
    expect(guest.calls.map((call) => changes(call).more === true)).toEqual(guest.calls.map((_call, at) => at < 5));
  });

  it("end asynchronous calls when they are kept, and take back what is not", async () => {
    const guest = await start(
      `t() {
        wx.setStorage({ key: 'a', data: 1, success: (r) => say(r.errMsg), fail: (r) => say(r.errMsg) });
        wx.setStorage({ key: 'b', data: 2, success: (r) => say(r.errMsg), fail: (r) => say(r.errMsg) });
        wx.removeStorage({ key: 'none', success: (r) => say(r.errMsg) });
        say(wx.getStorageSync('b'));
        setTimeout(() => say(wx.getStorageSync('b'), wx.getStorageSync('a')), 10);
      }`,
    );
    await guest.tap("t");
    expect(guest.messages).toEqual(["2", "removeStorage:ok"]);
    const kept = '{"type":"String","data":"old"}';
    await answer(guest, guest.calls[0]!, { refused: [["b", "exceed storage max size 10Mb", kept]] });
    await guest.settle(20);
    expect(guest.messages.slice(2)).toEqual(["setStorage:fail exceed storage max size 10Mb", "setStorage:ok", "old 1"]);
  });

  it("say so when the host cannot keep them", async () => {
    const guest = await start("t() { wx.setStorage({ key: 'a', data: 1, fail: (r) => say(r.errMsg) }) }");
    await guest.tap("t");
    await answer(guest, guest.calls[0]!, { errMsg: "system error" }, false);
    expect(guest.messages).toEqual(["setStorage:fail system error"]);
    expect(guest.log.find((entry) => entry.kind === "api")).toMatchObject({ attribution: "host" });
  });

  it("say so when the host has no room for some, and go on with what is kept", async () => {
    const guest = await start(
      `t() { wx.setStorageSync('b', 'x'); wx.setStorage({ key: 'a', data: 1, fail: (r) => say(r.errMsg, wx.getStorageSync('b')) }) }`,
    );
    await guest.tap("t");
    const full = "exceed storage max size (this host has no room on its disk)";
    const refused = [
      ["b", full, null, true],
      ["a", full, null, true],
    ];
    await answer(guest, guest.calls[0]!, { refused });
    await guest.settle(20);
    expect(guest.messages).toEqual([`setStorage:fail ${full} `]);
    expect(guest.log.find((entry) => entry.kind === "api")).toMatchObject({ attribution: "host" });
  });

  it("refuse odd keys as the host does", async () => {
    const guest = await start(`t() {
      for (const key of ['a\\0b', '\\ud800x', 'x\\udc00', '', '__proto__', 'k'.repeat(100000), '\\ud83d\\ude00']) {
        try { wx.setStorageSync(key, 'p'); say(wx.getStorageSync(key)) } catch (e) { say(e.message) }
      }
      say(wx.getStorageInfoSync().keys.map((key) => key.length).join());
    }`);
    await guest.tap("t");
    const odd = "setStorageSync:fail key or data holds characters that cannot be stored";
    expect(guest.messages).toEqual([
      odd,
      odd,
      odd,
      "setStorageSync:fail parameter error: parameter.key should not be empty",
      "p",
      "p",
      "p",
      "9,100000,2",
    ]);
    expect(changes(guest.calls[0]!).changes.map(([key]) => key!.length)).toEqual([9, 100000, 2]);
  });

  it("wait here when much is under way, and then only the newest values leave", async () => {
    const guest = await start("n: 0, t() { wx.setStorageSync('k', 'x'.repeat(700000) + ++this.n) }");
    for (let i = 0; i < 6; i++) await guest.tap("t");
    expect(guest.calls).toHaveLength(2);
    await answer(guest, guest.calls[0]!);
    expect(guest.calls).toHaveLength(3);
    expect(changes(guest.calls[2]!).changes[0]![1]!.endsWith('x6"}')).toBe(true);
  });

  it("outlast what other visits changed before", async () => {
    const guest = await start("t() { say(wx.getStorageSync('k')); wx.setStorageSync('k', 'mine') }");
    const theirs = { k: '{"type":"String","data":"theirs"}' };
    await guest.tap("t");
    await guest.turn({ t: "notice", topic: "storage", value: theirs });
    await guest.tap("t");
    for (const call of guest.calls) await answer(guest, call);
    await guest.turn({ t: "notice", topic: "storage", value: theirs });
    await guest.tap("t");
    expect(guest.messages).toEqual(["", "mine", "theirs"]);
  });

  it("that come to nothing are not sent", async () => {
    const guest = await start(
      `t() {
        for (let i = 0; i < 5000; i++) { wx.setStorageSync('k' + i, 1); wx.removeStorageSync('k' + i); }
        wx.removeStorageSync('none');
      }`,
    );
    await guest.tap("t");
    expect(guest.calls).toEqual([]);
  });

  it("are judged as the host judges them", async () => {
    const guest = await start(
      `t() {
        const attempt = (key, value) => { try { wx.setStorageSync(key, value); say('ok') } catch (e) { say(e.message) } };
        attempt('a\\0b', 1);
        attempt('\\ud800', 1);
        attempt('value', '\\0\\ud800');
        attempt('__proto__', 'p');
        attempt('constructor', 'c');
        attempt('k'.repeat(100000), 1);
        attempt('k'.repeat(1024 * 1024), 1);
        attempt('中'.repeat(1000), 'x'.repeat(1024 * 1024 - 3000 - 27));
        attempt('中'.repeat(1000), 'x'.repeat(1024 * 1024 - 3000 - 26));
        say(wx.getStorageSync('__proto__'), wx.getStorageSync('constructor'), wx.getStorageSync('toString') === '');
      }`,
    );
    await guest.tap("t");
    const unstorable = "setStorageSync:fail key or data holds characters that cannot be stored";
    const large = "setStorageSync:fail data exceed max size 1MB";
    expect(guest.messages).toEqual([unstorable, unstorable, "ok", "ok", "ok", "ok", large, "ok", large, "p c true"]);
    expect(changes(guest.calls[0]!).changes[0]).toEqual(["value", '{"type":"String","data":"\\u0000\\ud800"}']);
  });
});
