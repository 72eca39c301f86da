import type { ViewCommand } from "@minihost/protocol";
import { onePage, run } from "./page.js";
import type { TestGuest } from "./sandbox.js";

type Ui = Extract<ViewCommand, { c: "ui" }>;

const asked = (guest: TestGuest) => guest.commands.filter((command): command is Ui => command.c === "ui");

describe("what a person must agree to", () => {
  it("goes to the host, with the reason of app.json", async () => {
    const guest = onePage(
      "",
      `Page({ onLoad() {
        wx.authorize({ scope: 'scope.userLocation', fail: (r) => console.log(r.errMsg, r.errno) });
        wx.getLocation({ type: 'gcj02', success: (r) => console.log(r.latitude, r.errMsg) });
        wx.getLocation({ type: 'mars', fail: (r) => console.log(r.errMsg) });
        wx.saveImageToPhotosAlbum({ filePath: 'wxfile://tmp_1', fail: (r) => console.log(r.errMsg) });
      } })`,
      { "app.json": '{"pages":["p"],"permission":{"scope.userLocation":{"desc":"shops near you"}}}' },
    );
    await guest.start();
    expect(guest.calls.map(({ name, args }) => [name, args])).toEqual([
      ["authorize", { scope: "scope.userLocation", reason: "shops near you" }],
      ["getLocation", { type: "gcj02", isHighAccuracy: false, reason: "shops near you" }],
      ["authorize", { scope: "scope.writePhotosAlbum", reason: "" }],
    ]);
    const deny = { errMsg: "auth deny", errno: 103 };
    await guest.turn({ t: "reply", id: 1, ok: false, value: deny });
    await guest.turn({ t: "reply", id: 2, ok: true, value: { latitude: 3.5 } });
    await guest.turn({ t: "reply", id: 3, ok: false, value: deny });
    expect(guest.messages).toEqual([
      "getLocation:fail invalid type",
      "authorize:fail auth deny 103",
      "3.5 getLocation:ok",
      "saveImageToPhotosAlbum:fail auth deny",
    ]);
    expect(asked(guest)).toEqual([]);
  });

  it("is asked by getUserProfile every time, with the program's words", async () => {
    const guest = await run(`
      wx.getUserProfile({ fail: (r) => console.log(r.errMsg) });
      wx.getUserProfile({ desc: 'for your card', success: (r) => console.log(r.userInfo.nickName, r.rawData.length > 0) });
      wx.getUserInfo({ success: (r) => console.log(r.userInfo.nickName) });
    `);
    expect(guest.calls.map(({ name, args }) => [name, args])).toEqual([
      ["getUserInfo", { asks: "always", lang: "", reason: "for your card" }],
      ["getUserInfo", { asks: "never", lang: "", reason: "" }],
    ]);
    const value = { userInfo: { nickName: "微信用户" }, rawData: "{}" };
    await guest.turn({ t: "reply", id: 2, ok: true, value });
    await guest.turn({ t: "reply", id: 1, ok: true, value });
    expect(guest.messages).toEqual([
      "getUserProfile:fail parameter error: parameter.desc should be String instead of Undefined",
      "微信用户",
      "微信用户 true",
    ]);
  });

  it("fails honestly where this host cannot", async () => {
    const guest = await run(`wx.chooseInvoiceTitle({ fail: (r) => console.log(r.errMsg) })`);
    expect(guest.messages).toEqual(["chooseInvoiceTitle:fail auth deny"]);
    expect(guest.log.filter((entry) => entry.kind === "unsupported").map((entry) => entry.attribution)).toEqual([
      "host",
    ]);
  });

  it("is asked for a payment as the merchant has signed it", async () => {
    const guest = await run(`
      const pay = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', paySign: 's' };
      const ended = (r) => console.log(r.errMsg);
      wx.requestPayment({ ...pay, timeStamp: 1, complete: ended });
      wx.requestPayment({ ...pay, signType: 'RSA', complete: ended });
      wx.requestPayment({ ...pay, complete: ended });
    `);
    const calls = guest.calls.filter(({ name }) => name === "requestPayment");
    const args = { timeStamp: "1", nonceStr: "n", package: "prepay_id=1", paySign: "s" };
    expect(calls.map((call) => call.args)).toEqual([
      { ...args, signType: "RSA" },
      { ...args, signType: "MD5" },
    ]);
    await guest.turn({ t: "reply", id: calls[0]!.id, ok: true, value: {} });
    await guest.turn({ t: "reply", id: calls[1]!.id, ok: false, value: { errMsg: "cancel" } });
    expect(guest.messages).toEqual([
      "requestPayment:fail parameter error: parameter.timeStamp should be String instead of Number",
      "requestPayment:ok",
      "requestPayment:fail cancel",
    ]);
  });

  it("is asked for messages of each template, and what comes of it told as the platform does", async () => {
    const guest = await run(`
      const told = { success: (r) => console.log(r.a, r.b), fail: (r) => console.log(r.errCode) };
      wx.requestSubscribeMessage({ tmplIds: ['a', 'b'], ...told });
      wx.requestSubscribeMessage({ tmplIds: ['a'], ...told });
      wx.requestSubscribeMessage({ tmplIds: [1], ...told });
    `);
    expect(guest.calls.map(({ name, args }) => [name, args])).toEqual([
      ["requestSubscribeMessage", { tmplIds: ["a", "b"] }],
      ["requestSubscribeMessage", { tmplIds: ["a"] }],
    ]);
    await guest.turn({ t: "reply", id: 1, ok: true, value: { results: { a: "accept", b: "reject" } } });
    await guest.turn({ t: "reply", id: 2, ok: true, value: { errCode: 20004, errMsg: "switched off" } });
    expect(guest.messages).toEqual(["10004", "accept reject", "20004"]);
  });
});

describe("chosen files", () => {
  it("come under the names that the server gave them", async () => {
    const guest = await run(`
      wx.chooseImage({ count: 2, sourceType: ['camera'], success: (r) => {
        console.log(r.tempFilePaths, wx.getFileSystemManager().statSync(r.tempFilePaths[0]).size);
      } });
      wx.chooseMedia({ fail: (r) => console.log(r.errMsg) });
    `);
    const [images, media] = asked(guest);
    expect(images!.args).toEqual({ count: 2, accept: "image/*", camera: "back" });
    const file = { name: "a.png", type: "image/png", size: 7, url: "wxfile://tmp_1.png" };
    await guest.input({ i: "reply", id: images!.id, ok: true, value: { files: [file] } });
    await guest.input({ i: "reply", id: media!.id, ok: false, value: { errMsg: "cancel" } });
    expect(guest.messages).toEqual(['["wxfile://tmp_1.png"] 7', "chooseMedia:fail cancel"]);
  });
});

describe("sounds", () => {
  it("are played by the view, which tells how they stand", async () => {
    const guest = await run(`
      const a = wx.createInnerAudioContext();
      a.onPlay(() => console.log('play', a.paused));
      a.onError((e) => console.log(e.errMsg));
      a.autoplay = true;
      a.src = '/a.mp3';
      a.play();
      a.seek(3);
    `);
    const commands = asked(guest);
    expect(commands.map(({ args }) => (args as { act: string }).act)).toEqual(["set", "set", "play", "seek"]);
    const news = { currentTime: 0, duration: 9, buffered: 1, paused: false };
    await guest.input({ i: "notice", id: commands[0]!.id, value: { event: "play", ...news } });
    await guest.input({ i: "notice", id: commands[0]!.id, value: { event: "error", errMsg: "no sound", ...news } });
    expect(guest.messages).toEqual(["play false", "no sound"]);
  });

  it("in the background are one, also for programs older than its manager", async () => {
    const guest = await run(`
      const state = async () => console.log(await wx.getBackgroundAudioPlayerState());
      await state();
      wx.onBackgroundAudioPlay(() => { console.log('plays', wx.getBackgroundAudioManager().title); state(); });
      await wx.playBackgroundAudio({ dataUrl: 'https://a.example/a.mp3', title: 'A' });
      await wx.pauseBackgroundAudio();
      await wx.playBackgroundAudio({ dataUrl: 'https://a.example/a.mp3', title: 'A' });
      await wx.seekBackgroundAudio({ position: 4 });
      await wx.stopBackgroundAudio();
    `);
    const commands = asked(guest);
    const acts = commands.map(({ args }) => (args as { act: string }).act);
    expect(acts).toEqual(["set", "pause", "play", "seek", "stop"]);
    const news = { event: "play", currentTime: 4, duration: 8, buffered: 6, paused: false };
    await guest.input({ i: "notice", id: commands[0]!.id, value: news });
    expect(guest.messages).toEqual([
      '{errMsg: "getBackgroundAudioPlayerState:ok", status: 2}',
      "plays A",
      '{errMsg: "getBackgroundAudioPlayerState:ok", status: 1, dataUrl: "https://a.example/a.mp3", duration: 8, currentPosition: 4, downloadPercent: 75}',
    ]);
  });
});

describe("updates", () => {
  it("are ready when a version is released during the visit", async () => {
    const guest = await run(`
      const m = wx.getUpdateManager();
      m.onCheckForUpdate((r) => console.log('check', r.hasUpdate));
      m.onUpdateReady(() => { console.log('ready'); m.applyUpdate(); });
      m.applyUpdate();
    `);
    expect(guest.messages).toEqual(["check false"]);
    expect(asked(guest)).toEqual([]);
    await guest.turn({ t: "notice", topic: "update", value: { version: "2" } });
    await guest.turn({ t: "notice", topic: "update", value: { version: "3" } });
    expect(guest.messages).toEqual(["check false", "ready"]);
    expect(asked(guest).map(({ name }) => name)).toEqual(["restart"]);
  });
});
