import { zipTexts } from "../bundle.js";

/** What a program does on each of its taps to make the server remember much; `SINK` stands for the back end's address. */
const DEEDS: Record<string, string> = {
  "answers without their last byte": `for (let i = 0; i < 60; i++) wx.request({ url: SINK + '/short' })`,
  "downloads without their last byte": `for (let i = 0; i < 60; i++) wx.downloadFile({ url: SINK + '/short' })`,
  "bodies that nobody takes": `for (let i = 0; i < 60; i++) wx.request({ url: SINK + '/deaf', method: 'POST', data: 'c'.repeat(5e6) })`,
  "uploads that nobody takes": `
    const path = wx.env.USER_DATA_PATH + '/big'
    wx.getFileSystemManager().writeFileSync(path, 'd'.repeat(5e6))
    for (let i = 0; i < 60; i++) wx.uploadFile({ url: SINK + '/deaf', filePath: path, name: 'f' })`,
  "sockets that flood": `for (let i = 0; i < 5; i++) wx.connectSocket({ url: SINK.replace('http', 'ws') })
    const end = Date.now; for (let i = 0; i < 3e7; i++) end()`,
  "pages that nobody reads": `this.n = 0; setInterval(() => this.setData({ text: (this.n++ % 10 + '').repeat(9e5) }), 20)`,
  "much to keep": `setInterval(() => wx.setStorage({ key: 'k' + (Math.random() * 9 | 0), data: 'e'.repeat(9e5) }), 20)`,
  "a log without end": `setInterval(() => { for (let i = 0; i < 50; i++) console.log('f'.repeat(2e4)) }, 20)`,
};

export const deeds = Object.keys(DEEDS);

/** The program that does it. */
export function siegeProgram(deed: string, sink: string): Uint8Array {
  return zipTexts({
    "app.json": JSON.stringify({ pages: ["index/index"] }),
    "app.js": "App({})",
    "index/index.json": "{}",
    "index/index.wxml": '<view class="deed" bindtap="attack">{{text}}</view>',
    "index/index.js": `const SINK = ${JSON.stringify(sink)}
Page({ data: { text: 'go' }, attack() { ${DEEDS[deed]} } })`,
  });
}
