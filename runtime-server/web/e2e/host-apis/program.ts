import { strToU8, zipSync } from "fflate";

const page = `
const log = (text) => wx.pageOfTest.setData({ log: text });
const fail = (r) => log(r.errMsg);
Page({
  data: { log: '', src: '' },
  onLoad(query) {
    wx.pageOfTest = this;
    this.otherId = query.other;
    wx.getUpdateManager().onUpdateReady(() => log('update ready'));
  },
  other() { wx.navigateToMiniProgram({ appId: this.otherId, path: 'pages/index/index?x=1', extraData: { a: 1 }, fail }) },
  back() { wx.navigateBackMiniProgram({ extraData: { b: 2 }, fail }) },
  enter() { const o = wx.getEnterOptionsSync(); log(o.scene + ' ' + o.referrerInfo.appId + JSON.stringify(o.referrerInfo.extraData) + o.query.x) },
  apply() { wx.getUpdateManager().applyUpdate() },
  version() { log('version ' + wx.getAccountInfoSync().miniProgram.version) },
  image() { wx.chooseImage({ count: 1, success: (r) => { this.setData({ src: r.tempFilePaths[0] }); log(r.tempFilePaths[0] + ' ' + r.tempFiles[0].size); }, fail }) },
  upload() { wx.uploadFile({ url: this.target, filePath: this.data.src, name: 'pic', formData: { a: 'b' }, success: (r) => log(r.data), fail }) },
  keep() {
    const fs = wx.getFileSystemManager();
    fs.writeFileSync(wx.env.USER_DATA_PATH + '/note.txt', 'kept');
    fs.readFile({ filePath: wx.env.USER_DATA_PATH + '/note.txt', encoding: 'utf8', success: (r) => log(r.data + ' async'), fail });
  },
  kept() { try { log(wx.getFileSystemManager().readFileSync(wx.env.USER_DATA_PATH + '/note.txt', 'utf8')) } catch (e) { log(e.message) } },
  place() { wx.getLocation({ success: (r) => log(r.latitude + ',' + r.longitude), fail }) },
  setting() { wx.getSetting({ success: (r) => log(JSON.stringify(r.authSetting)) }) },
  settings() { wx.openSetting({ success: (r) => log(JSON.stringify(r.authSetting)) }) },
  profile() { wx.getUserProfile({ desc: 'for your card', success: (r) => log(r.userInfo.nickName), fail }) },
  scan() { wx.scanCode({ success: (r) => log(r.result), fail }) },
  call() { wx.makePhoneCall({ phoneNumber: '10086', fail }) },
  compress() { wx.compressImage({ src: this.data.src, quality: 50, compressedWidth: 1, success: (r) => log(r.tempFilePath), fail }) },
})`;

const buttons =
  "image upload keep kept place setting settings profile scan call compress other back enter apply version".split(" ");

const template =
  buttons.map((name) => `<button id="${name}" size="mini" bindtap="${name}">${name}</button>`).join("") +
  `<image wx:if="{{src}}" id="shown" src="{{src}}" style="width:40px;height:40px"/><text id="log">{{log}}</text>`;

/** A program with a button for each host API, that writes what came of it. */
export function hostApiProgram(mark = ""): Uint8Array {
  return zipSync({
    "app.json": strToU8(
      JSON.stringify({
        pages: ["pages/index/index"],
        window: { navigationBarTitleText: "Host APIs" },
        permission: { "scope.userLocation": { desc: "Shops near you" } },
      }),
    ),
    "app.js": strToU8(`App({ mark: "${mark}" })`),
    "pages/index/index.js": strToU8(page),
    "pages/index/index.json": strToU8("{}"),
    "pages/index/index.wxml": strToU8(template),
  });
}

/** The smallest picture: one red point. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
