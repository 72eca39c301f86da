const fs = wx.getFileSystemManager();
const path = `${wx.env.USER_DATA_PATH}/note.txt`;
fs.writeFileSync(path, "kept");
const { savedFilePath } = await promise(wx.downloadFile, { url: `${server}/text` }).then(({ tempFilePath }) =>
  promise(fs.saveFile, { tempFilePath }),
);
equal((await promise(fs.getSavedFileList, {})).fileList.map(({ filePath }) => filePath), [savedFilePath]);
