const failure = await refused(wx.navigateBackMiniProgram({}));
equal(failure.errMsg, "navigateBackMiniProgram:fail the program was not opened by another mini program");
