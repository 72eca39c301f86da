const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.mkdirSync(`${wx.env.USER_DATA_PATH}/a`);
await promise(fs.rmdir, { dirPath: `${wx.env.USER_DATA_PATH}/a` });
equal(fs.readdirSync(wx.env.USER_DATA_PATH), []);
