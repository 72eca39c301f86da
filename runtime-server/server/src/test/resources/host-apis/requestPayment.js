const order = { timeStamp: "1760000000", nonceStr: "n", package: "prepay_id=none", signType: "RSA", paySign: "c2ln" };
equal((await refused(wx.requestPayment({ ...order, timeStamp: 1760000000 }))).errMsg, "requestPayment:fail parameter error: parameter.timeStamp should be String instead of Number");
equal((await refused(wx.requestPayment({ ...order, paySign: undefined }))).errMsg, "requestPayment:fail parameter error: parameter.paySign should be String instead of Undefined");
const said = (await refused(wx.requestPayment(order))).errMsg;
if (!said.startsWith("requestPayment:fail ") || said.includes("cancel")) throw new Error(said);
equal((await refused(wx.requestPayment({ ...order, signType: "MD5" }))).errMsg.includes("fail"), true);
