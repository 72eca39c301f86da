const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
const { stats } = await promise(fs.stat, { path });
equal([stats.size, stats.isFile()], [4, true]);
