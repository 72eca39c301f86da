equal((await wx.navigateToMiniProgram({ appId: other, extraData: { a: 1 } })).errMsg, "navigateToMiniProgram:ok");
equal((await refused(wx.navigateToMiniProgram({ appId: "wx0000000000000000" }))).errMsg, "navigateToMiniProgram:fail invalid appid");
