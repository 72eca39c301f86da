await wx.authorize({ scope: "scope.camera" });
equal((await wx.openSetting()).authSetting, { "scope.camera": false });
