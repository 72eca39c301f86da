import { onePage } from "./page.js";

describe("what the browser lends", () => {
  it("loads fonts, and again for a view that has lost everything", async () => {
    const guest = onePage(
      "",
      `Page({ onLoad() {
      const font = (family) => wx.loadFontFace({ family, source: 'url("https://example.com/f.ttf")',
        success: (r) => console.log(family, r.status, r.errMsg), fail: (r) => console.log(family, r.status, r.errMsg) });
      font('Good'); font('Bad');
    } })`,
    );
    await guest.start();
    const fonts = () =>
      guest.commands.filter((one) => one.c === "ui" && one.name === "fontFace") as { id: number; args: object }[];
    const [good, bad] = fonts();
    expect(good!.args).toEqual({ family: "Good", source: 'url("https://example.com/f.ttf")' });
    await guest.input({ i: "reply", id: good!.id, ok: true, value: {} });
    await guest.input({ i: "reply", id: bad!.id, ok: false, value: { errMsg: "no" } });
    expect(guest.messages).toEqual([
      "Good loaded loadFontFace:ok",
      "Bad error loadFontFace:fail A network error occurred.",
    ]);
    guest.commands.length = 0;
    await guest.turn({ t: "snapshot" });
    expect(fonts().map(({ args }) => args)).toMatchObject([{ family: "Good" }]);
  });

  it("has idle times, and addresses for bytes", async () => {
    const guest = onePage(
      "",
      `Page({ onLoad() {
      const id = wx.requestIdleCallback(() => console.log('never'));
      wx.cancelIdleCallback(id);
      wx.requestIdleCallback((d) => console.log('idle', d.didTimeout, d.timeRemaining() > 0));
      console.log(wx.createBufferURL(new Uint8Array([0xff, 0xd8, 0xff]).buffer), wx.revokeBufferURL(''));
    } })`,
    );
    await guest.start();
    await guest.settle(5);
    expect(guest.messages).toEqual(["data:image/jpeg;base64,/9j/ undefined", "idle false true"]);
  });
});
