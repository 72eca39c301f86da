const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
await promise(fs.unlink, { filePath: path });
equal((await refused(promise(fs.access, { path }))).errMsg, `access:fail no such file or directory "${path}"`);
