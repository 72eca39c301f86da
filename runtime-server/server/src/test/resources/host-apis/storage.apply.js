wx.setStorageSync("key", { a: 1 });
await promise(wx.setStorage, { key: "later", data: 2 });
equal(wx.getStorageSync("key"), { a: 1 });
equal((await wx.getStorage({ key: "later" })).data, 2);
const failure = await refused(wx.setStorage({ key: "large", data: "x".repeat(1100000) }));
equal(/^setStorage:fail/.test(failure.errMsg), true);
