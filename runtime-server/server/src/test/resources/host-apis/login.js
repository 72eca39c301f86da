equal(typeof (await wx.login()).code, "string");
