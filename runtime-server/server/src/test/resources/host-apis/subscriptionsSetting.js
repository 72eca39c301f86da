equal((await wx.getSetting({ withSubscriptions: true })).subscriptionsSetting, { mainSwitch: true, itemSettings: {} });
equal("subscriptionsSetting" in (await wx.getSetting()), false);
