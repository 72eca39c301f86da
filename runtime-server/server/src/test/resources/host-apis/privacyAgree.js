let asked = 0;
wx.onNeedPrivacyAuthorization(async (resolve, { referrer }) => {
  asked++;
  equal(referrer, "requirePrivacyAuthorize");
  resolve({ event: "exposureAuthorization" });
  // Nobody has tapped anything yet, so that this does not count.
  resolve({ event: "agree" });
  equal((await tapped("agreePrivacyAuthorization")).errMsg, "agreePrivacyAuthorization:ok");
  resolve({ event: "agree", buttonId: "button" });
});
equal((await wx.requirePrivacyAuthorize()).errMsg, "requirePrivacyAuthorize:ok");
equal((await wx.getPrivacySetting()).needAuthorization, false);
await wx.requirePrivacyAuthorize();
equal(asked, 1);
