const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
await promise(fs.copyFile, { srcPath: path, destPath: `${path}.copy` });
equal(fs.readFileSync(`${path}.copy`, "utf8"), "kept");
