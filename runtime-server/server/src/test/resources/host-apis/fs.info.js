const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
equal((await promise(fs.getFileInfo, { filePath: path })).size, 4);
