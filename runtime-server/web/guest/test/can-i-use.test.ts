import { run } from "./page.js";

describe("wx.canIUse", () => {
  it.each([
    ["getLocation", true],
    ["wx.getLocation", true],
    ["getLocation.object.isHighAccuracy", true],
    ["getLocation.object.highAccuracyExpireTime", false],
    ["getLocation.object.type.wgs84", true],
    ["getLocation.object.type.gcj02", false],
    ["getLocation.success.latitude", true],
    ["getLocation.success", true],
    ["getLocation.return", false],
    ["chooseImage.object.sizeType", false],
    ["getStorageInfoSync.return.currentSize", true],
    ["getStorageInfoSync.return.nothing", false],
    ["getUpdateManager", true],
    ["getUpdateManager.applyUpdate", true],
    ["getFileSystemManager.unzip", false],
    ["requestPayment", true],
    ["requestOrderPayment", false],
    ["createUDPSocket", false],
    ["wx.createMediaContainer()", false],
    ["button", true],
    ["button.open-type.share", true],
    ["button.open-type.launchApp", false],
    ["cover-banana", false],
    ["", false],
  ])("says of %s: %s", async (schema, expected) => {
    const guest = await run(`console.log(wx.canIUse(${JSON.stringify(schema)}))`);
    expect(guest.messages).toEqual([String(expected)]);
  });
});
