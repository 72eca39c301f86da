const path = `${wx.env.USER_DATA_PATH}/note.txt`;
wx.getFileSystemManager().writeFileSync(path, "kept");
const answer = await promise(wx.uploadFile, { url: `${server}/echo`, filePath: path, name: "file", formData: { a: "b" } });
equal(/name="a"[^]*b[^]*name="file"; filename="note.txt"[^]*kept/.test(JSON.parse(answer.data).body), true);
