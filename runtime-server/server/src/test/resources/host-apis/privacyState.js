equal((await wx.getPrivacySetting()).needAuthorization, true);
equal((await wx.getPrivacySetting()).privacyContractName, "《Test of privacyState小程序隐私保护指引》");
