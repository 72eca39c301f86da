const why = async (tmplIds) => {
  const { errMsg, errCode } = await refused(wx.requestSubscribeMessage({ tmplIds }));
  return [errCode, errMsg.split(":fail ")[0]];
};
equal(await why([]), [10001, "requestSubscribeMessage"]);
equal(await why(undefined), [10001, "requestSubscribeMessage"]);
equal(await why([7]), [10004, "requestSubscribeMessage"]);
equal(await why(["no-such-template"]), [20001, "requestSubscribeMessage"]);
equal(await why(["1", "2", "3", "4", "5", "6"]), [20003, "requestSubscribeMessage"]);
