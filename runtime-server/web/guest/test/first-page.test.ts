import { TestGuest } from "./sandbox.js";

const files = {
  "app.json": JSON.stringify({
    pages: ["pages/index/index", "pages/detail/detail"],
    window: { navigationBarTitleText: "T" },
  }),
  "app.js": "App({globalData:{n:1},onLaunch(o){console.log('onLaunch',o.path)},onShow(){console.log('app onShow')}})",
  "pages/index/index.json": "{}",
  "pages/index/index.wxml":
    '<view id="a" class="x {{on ? \'on\' : \'\'}}" bindtap="add" data-step="2">n={{n}}</view><view wx:if="{{on}}">shown</view>' +
    '<view wx:for="{{list}}" wx:key="id" id="i{{item.id}}">{{item.id}}</view>',
  "pages/index/index.js": `
Page({
  data: { n: 0, on: false, list: [{id:1},{id:2},{id:3}] },
  onLoad(q) { console.log('onLoad', q); },
  onShow() { console.log('onShow'); },
  onReady() { console.log('onReady'); },
  onHide() { console.log('onHide'); },
  onUnload() { console.log('onUnload'); },
  add(e) {
    this.setData({ n: this.data.n + e.currentTarget.dataset.step * 1, on: true, list: this.data.list.slice().reverse() });
    wx.setStorageSync('n', this.data.n);
    wx.showToast({ title: 'ok' });
  },
  go() { wx.navigateTo({ url: '../detail/detail?id=7' }); },
})`,
  "pages/detail/detail.json": "{}",
  "pages/detail/detail.wxml": '<text id="t">{{id}}</text><button id="back" bindtap="back"/>',
  "pages/detail/detail.js":
    "Page({data:{id:''},onLoad(q){this.setData({id:'id '+q.id}); console.log(getCurrentPages().map(p=>p.route).join())},back(){wx.navigateBack()}})",
};

describe("a simple program", () => {
  it("paints its first page and runs its life cycle in order", async () => {
    const guest = new TestGuest(files);
    await guest.start("", "a=1");
    expect(guest.errors).toEqual([]);
    expect(guest.messages).toEqual([
      "onLaunch pages/index/index",
      "app onShow",
      'onLoad {a: "1"}',
      "onShow",
      "onReady",
    ]);
    expect(guest.view.text).toBe("n=0123");
    expect(guest.view.page.ready).toBe(true);
  });

  it("changes the page on a tap", async () => {
    const guest = new TestGuest(files);
    await guest.start();
    await guest.tap("a");
    expect(guest.view.text).toBe("n=2shown321");
    expect(guest.view.node("a").props.c).toBe("_:x _:on");
    expect(guest.calls).toMatchObject([{ name: "storage.apply", args: { changes: [["n", expect.any(String)]] } }]);
    expect(guest.commands.find((c) => c.c === "ui")).toMatchObject({ name: "toast", args: { title: "ok" } });
  });

  it("sends the whole tree on request", async () => {
    const guest = new TestGuest(files);
    await guest.start();
    await guest.tap("a");
    const before = guest.view.text;
    const [message] = await guest.turn({ t: "snapshot" });
    expect(message).toMatchObject({ t: "view", m: { c: "snapshot" } });
    expect(guest.view.text).toBe(before);
  });
});
