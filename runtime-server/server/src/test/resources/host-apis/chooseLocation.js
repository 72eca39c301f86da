equal((await wx.chooseLocation({})).name, "The square");
