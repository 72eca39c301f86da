equal((await wx.getUserProfile({ desc: "for your card" })).userInfo.nickName, "微信用户");
