const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
await promise(fs.mkdir, { dirPath: `${wx.env.USER_DATA_PATH}/a/b`, recursive: true });
equal(fs.readdirSync(`${wx.env.USER_DATA_PATH}/a`), ["b"]);
