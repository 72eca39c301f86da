const failure = await new Promise((told) => {
  const task = wx.request({ url: `${server}/silent`, success: told, fail: told });
  setTimeout(() => task.abort(), 50);
});
equal(failure.errMsg, "request:fail abort");
