const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
await promise(fs.rename, { oldPath: path, newPath: `${path}.new` });
equal(fs.readFileSync(`${path}.new`, "utf8"), "kept");
