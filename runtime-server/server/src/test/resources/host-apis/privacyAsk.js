const no = (resolve) => resolve({ event: "disagree" });
wx.onNeedPrivacyAuthorization(no);
const refusal = await refused(promise(wx.requirePrivacyAuthorize));
equal(refusal, { errno: 104, errMsg: "requirePrivacyAuthorize:fail privacy permission is not authorized" });
equal((await refused(promise(wx.getUserProfile, { desc: "x" }))).errMsg, "getUserProfile:fail privacy permission is not authorized");
wx.offNeedPrivacyAuthorization(no);
equal((await tapped("getUserInfo")).errMsg, "getUserInfo:ok");
equal((await wx.getPrivacySetting()).needAuthorization, false);
equal((await wx.getSetting()).authSetting, { "scope.userInfo": true });
