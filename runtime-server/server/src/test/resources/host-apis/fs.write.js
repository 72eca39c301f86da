const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
await promise(fs.writeFile, { filePath: path, data: "kept", encoding: "utf8" });
await promise(fs.appendFile, { filePath: path, data: " on", encoding: "utf8" });
equal(fs.readFileSync(path, "utf8"), "kept on");
