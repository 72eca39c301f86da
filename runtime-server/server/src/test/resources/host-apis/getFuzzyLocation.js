const { latitude, longitude } = await wx.getFuzzyLocation({ type: "wgs84" });
equal([latitude, longitude], [48.5, 9.25]);
