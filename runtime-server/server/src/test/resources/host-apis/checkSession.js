const before = await refused(promise(wx.checkSession));
equal(before.errMsg, "checkSession:fail session time out, need relogin");
await wx.login();
equal((await wx.checkSession()).errMsg, "checkSession:ok");
