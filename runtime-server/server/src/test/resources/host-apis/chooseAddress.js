const address = await wx.chooseAddress();
equal([address.userName, address.telNumber, address.detailInfo], ["李雷", "13800138000", "长安街 1 号"]);
equal(address.errMsg, "chooseAddress:ok");
