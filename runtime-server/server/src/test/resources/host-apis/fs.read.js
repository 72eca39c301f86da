const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
equal((await promise(fs.readFile, { filePath: path, encoding: "utf8" })).data, "kept");
equal(fs.readFileSync("pages/index/index.wxml", "utf8").includes("said"), true);
