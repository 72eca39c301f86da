const context = wx.createOffscreenCanvas({ type: "2d", width: 1, height: 1 }).getContext("2d");
context.font = "10px serif";
equal(context.measureText("ab").width, 10);
