const filePath = `${wx.env.USER_DATA_PATH}/down.txt`;
equal((await promise(wx.downloadFile, { url: `${server}/text`, filePath })).statusCode, 200);
equal(wx.getFileSystemManager().readFileSync(filePath, "utf8"), "some text");
const { tempFilePath } = await promise(wx.downloadFile, { url: `${server}/text` });
equal(wx.getFileSystemManager().readFileSync(tempFilePath, "utf8"), "some text");
