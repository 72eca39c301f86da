equal((await wx.getSetting()).authSetting, {});
await wx.authorize({ scope: "scope.record" });
equal((await wx.getSetting()).authSetting, { "scope.record": true });
