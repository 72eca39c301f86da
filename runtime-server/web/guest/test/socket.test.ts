import { run } from "./page.js";

describe("sockets", () => {
  it("open, talk and close", async () => {
    const guest = await run(`
      const s = wx.connectSocket({ url: 'wss://x.test/s', protocols: ['a'], header: { k: 1 } });
      console.log(s.readyState);
      s.onOpen((r) => { console.log('open', r.header.h, s.readyState); s.send({ data: 'hi' }); s.send({ data: new Uint8Array([1]).buffer }); });
      s.onMessage((m) => { console.log(typeof m.data === 'string' ? m.data : new Uint8Array(m.data)[0]); if (m.data === 'bye') s.close({ code: 1000 }); });
      s.onClose((r) => console.log('close', r.code, s.readyState));
      s.send({ data: 'early', fail: (r) => console.log(r.errMsg) });
      wx.onSocketMessage(() => console.log('also'));
    `);
    expect(guest.calls).toEqual([
      {
        t: "call",
        id: 1,
        name: "socket.open",
        args: { socket: 1, url: "wss://x.test/s", header: { k: "1" }, protocols: ["a"], timeout: 60000 },
      },
    ]);
    await guest.turn({ t: "reply", id: 1, ok: true, value: { header: { h: "v" }, protocol: "a" } });
    await guest.turn({
      t: "notice",
      topic: "socket",
      value: { socket: 1, event: "message", data: "AQ==", base64: true },
    });
    await guest.turn({
      t: "notice",
      topic: "socket",
      value: { socket: 1, event: "message", data: "bye", base64: false },
    });
    await guest.turn({ t: "notice", topic: "socket", value: { socket: 1, event: "close", code: 1000, reason: "" } });
    await guest.turn({
      t: "notice",
      topic: "socket",
      value: { socket: 1, event: "message", data: "late", base64: false },
    });
    expect(guest.calls.slice(1).map(({ name, args }) => [name, args])).toEqual([
      ["socket.send", { socket: 1, data: "hi" }],
      ["socket.send", { socket: 1, data: "AQ==", base64: true }],
      ["socket.close", { socket: 1, code: 1000, reason: "" }],
    ]);
    expect(guest.messages).toEqual([
      "0",
      "sendSocketMessage:fail SocketTask.readyState is not OPEN",
      "open v 1",
      "1",
      "also",
      "bye",
      "also",
      "close 1000 3",
    ]);
    expect(guest.errors).toEqual([]);
  });

  it("say what went wrong", async () => {
    const guest = await run(`
      wx.connectSocket({ url: 'https://x.test', fail: (r) => console.log(r.errMsg) });
      const s = wx.connectSocket({ url: 'wss://x.test' });
      s.onError((e) => console.log(e.errMsg));
      s.onClose((e) => console.log(e.code));
      for (let i = 0; i < 5; i++) wx.connectSocket({ url: 'wss://x.test', fail: (r) => console.log(r.errMsg) });
    `);
    await guest.turn({ t: "reply", id: 1, ok: false, value: { errMsg: "cannot connect to x.test" } });
    expect(guest.messages).toEqual([
      'connectSocket:fail invalid url "https://x.test"',
      "connectSocket:fail exceed max socket count: 5",
      "connectSocket:fail cannot connect to x.test",
      "1006",
    ]);
  });
});
