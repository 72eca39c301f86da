const manager = wx.getUserCryptoManager();
const key = await promise(manager.getLatestUserKey);
equal([key.errMsg, key.version, key.iv.length, key.encryptKey.length], ["getLatestUserKey:ok", 1, 16, 24]);
equal(key.expireTime * 1000 > Date.now(), true);
equal((await promise(manager.getLatestUserKey)).encryptKey, key.encryptKey);
