await wx.login();
equal((await wx.checkSession()).errMsg, "checkSession:ok");
