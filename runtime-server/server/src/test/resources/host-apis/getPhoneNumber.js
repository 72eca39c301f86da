await wx.login();
const once = await tapped("getPhoneNumber");
equal(once.errMsg, "getPhoneNumber:ok");
equal([typeof once.code, once.iv.length], ["string", 24]);
const realtime = await tapped("getRealtimePhoneNumber");
equal(Object.keys(realtime).sort(), ["code", "errMsg"]);
if (realtime.code === once.code) throw new Error("the same code twice");
