equal((await wx.authorize({ scope: "scope.camera" })).errMsg, "authorize:ok");
equal((await refused(wx.authorize({ scope: "scope.nothing" }))).errMsg, "authorize:fail invalid scope");
