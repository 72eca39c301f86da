import { onePage, run } from "./page.js";

const KEPT = "wxfile://usr/kept.txt";

function withFiles(code: string) {
  const guest = onePage("", `Page({ async onLoad() { const fs = wx.getFileSystemManager(); ${code} } })`);
  guest.userFiles = {
    limit: 1000,
    count: 5,
    files: {
      [KEPT]: { size: 5, time: 7, folder: false, data: "aMOpbGw=" },
      "wxfile://usr/large.bin": { size: 900, time: 7, folder: false },
      "wxfile://usr/dir": { size: 0, time: 7, folder: true },
    },
  };
  return guest;
}

describe("the file system, synchronously", () => {
  it("reads what was kept and writes through", async () => {
    const guest = withFiles(`
      console.log(fs.readFileSync('${KEPT}', 'utf8'), fs.readFileSync('${KEPT}', 'hex'), fs.readFileSync('${KEPT}').byteLength);
      fs.writeFileSync(wx.env.USER_DATA_PATH + '/dir//new.json', JSON.stringify({ a: '中' }));
      fs.appendFileSync('wxfile://usr/dir/new.json', '!');
      console.log(fs.readFileSync('wxfile://usr/dir/new.json', 'utf-8'), fs.readdirSync('wxfile://usr'), fs.readdirSync('wxfile://usr/dir/'));
      const s = fs.statSync('wxfile://usr/dir/new.json');
      console.log(s.size, s.isFile(), s.isDirectory());
      fs.renameSync('wxfile://usr/dir', 'wxfile://usr/moved');
      console.log(fs.readFileSync('wxfile://usr/moved/new.json', 'utf8'));
      fs.unlinkSync('wxfile://usr/moved/new.json');
      fs.rmdirSync('wxfile://usr/moved');
    `);
    await guest.start();
    expect(guest.errors).toEqual([]);
    expect(guest.messages).toEqual([
      "héll 68c3a96c6c 5",
      '{"a":"中"}! ["kept.txt", "large.bin", "dir"] ["new.json"]',
      "12 true false",
      '{"a":"中"}!',
    ]);
    expect(guest.calls.map((call) => call.name)).toEqual([
      "fs.write",
      "fs.write",
      "fs.rename",
      "fs.unlink",
      "fs.rmdir",
    ]);
    expect(guest.calls[1]!.args).toMatchObject({ path: "wxfile://usr/dir/new.json", data: "IQ==", append: true });
  });

  it("waits for what only the server has", async () => {
    const guest = withFiles(`
      const path = '/data//own.json';
      console.log(fs.readFileSync(path, 'utf8'), fs.readFileSync(path, 'base64', 1, 2), fs.statSync(path).size);
      console.log(fs.readFileSync('wxfile://usr/large.bin').byteLength, fs.readFileSync('wxfile://tmp_1.txt', 'utf8'));
      console.log(fs.readdirSync('/data'), fs.readdirSync('./'), fs.statSync('data', true).map((s) => s.path));
      fs.writeFileSync('wxfile://usr/new.txt', 'a');
      fs.copyFileSync('data/own.json', 'wxfile://usr/copy.json');
      console.log(fs.readFileSync('wxfile://usr/copy.json', 'utf8'));
      for (const none of ['/data/none.json', 'wxfile://tmp_2'])
        try { fs.accessSync(none) } catch (e) { console.log(e.message, e.errno) }
    `);
    const packed: Record<string, string> = { "data/own.json": '{"a":1}', "app.js": "", "data/deep/x.txt": "x" };
    guest.answers = ({ name, args }) => {
      const { path, position, length } = args as { path: string; position: number; length: number };
      const key = path.split("/").filter((part) => part && part !== ".").join("/"); // prettier-ignore
      const text = key.endsWith("copy.json") ? packed["data/own.json"] : key.startsWith("wxfile:/tmp_1") ? "tmp" : key === "wxfile:/usr/large.bin" ? "x".repeat(900) : packed[key]; // prettier-ignore
      if (name === "fs.read") return { data: btoa(text!.slice(position, position + length)) };
      const inside = Object.keys(packed).filter((each) => each.startsWith(key && `${key}/`)).map((each) => ({ path: each, size: 1, time: 0, folder: false })); // prettier-ignore
      if (text === undefined && !inside.length) return new Error(`no such file or directory, open "${path}"`);
      const deep = [{ path: "data/deep", size: 0, time: 0, folder: true }, ...(key ? [] : [{ path: "data", size: 0, time: 0, folder: true }])]; // prettier-ignore
      return { size: text?.length ?? 0, time: 0, folder: text === undefined, inside: text === undefined ? [...inside, ...deep] : [] }; // prettier-ignore
    };
    await guest.start();
    expect(guest.errors).toEqual([]);
    expect(guest.messages).toEqual([
      '{"a":1} ImE= 7',
      "900 tmp",
      '["own.json", "deep"] ["app.js", "data"] ["/", "/own.json", "/deep/x.txt", "/deep"]',
      '{"a":1}',
      'accessSync:fail no such file or directory, open "/data/none.json" 1300002',
      'accessSync:fail no such file or directory, open "wxfile://tmp_2" 1300002',
    ]);
    expect(guest.calls.map((call) => call.name)).toEqual(["fs.write", "fs.copy"]);
  });

  it("has room for so many files and folders, of so many bytes", async () => {
    const guest = withFiles(`
      const tries = [
        () => fs.copyFileSync('wxfile://usr/large.bin', 'wxfile://usr/copy.bin'),
        () => fs.mkdirSync('wxfile://usr/dir/deep'),
        () => fs.writeFileSync('wxfile://usr/fifth', 'x'),
        () => fs.writeFileSync('wxfile://usr/sixth', 'x'),
        () => fs.mkdirSync('wxfile://usr/sixth'),
        () => fs.copyFileSync('wxfile://usr/fifth', 'wxfile://usr/sixth'),
        () => fs.saveFileSync('wxfile://usr/fifth'),
        () => fs.writeFileSync('wxfile://usr/fifth', 'again'),
        () => fs.copyFileSync('${KEPT}', 'wxfile://usr/fifth'),
        () => fs.rmdirSync('wxfile://usr/dir', true),
        () => fs.writeFileSync('wxfile://usr/sixth', 'x'),
      ];
      for (const attempt of tries) { try { attempt(); console.log('ok') } catch (e) { console.log(e.message, e.errno) } }
    `);
    await guest.start();
    const full = (name: string) => `${name}:fail the maximum size of the file storage limit is exceeded 1300202`;
    expect(guest.messages).toEqual([
      full("copyFileSync"),
      "ok",
      "ok",
      full("writeFileSync"),
      full("mkdirSync"),
      full("copyFileSync"),
      full("saveFileSync"),
      "ok",
      "ok",
      "ok",
      "ok",
    ]);
    expect(guest.calls).toHaveLength(6);
  });

  it("knows what was downloaded to a place of the program's own", async () => {
    const guest = withFiles(`
      const filePath = 'wxfile://usr/down.txt';
      await new Promise((success) => wx.downloadFile({ url: 'https://example.com/a', filePath, success }));
      console.log(fs.statSync(filePath).size, fs.readFileSync(filePath, 'utf8'), fs.readdirSync('wxfile://usr').length);
    `);
    guest.answers = ({ name }) => (name === "fs.stat" ? { size: 2, time: 1, folder: false } : { data: btoa("ok") });
    await guest.start();
    const { id } = guest.calls.find((call) => call.name === "downloadFile")!;
    const value = { statusCode: 200, header: {}, filePath: "wxfile://usr/down.txt" };
    await guest.turn({ t: "reply", id, ok: true, value });
    expect(guest.messages).toEqual(["2 ok 4"]);
    expect(guest.asked.map((call) => call.name)).toEqual(["fs.stat", "fs.read"]);
  });

  it("opens files, reads, writes and cuts them", async () => {
    const guest = withFiles(`
      const text = (buffer, n) => String.fromCharCode(...new Uint8Array(buffer).subarray(0, n));
      const filePath = 'wxfile://usr/o.txt';
      const fd = fs.openSync({ filePath, flag: 'w+' });
      console.log(typeof fd, fs.writeSync({ fd, data: 'hello' }).bytesWritten, fs.writeSync({ fd, data: 'J', position: 0 }).bytesWritten);
      const arrayBuffer = new ArrayBuffer(8);
      const { bytesRead } = fs.readSync({ fd, arrayBuffer, position: 1, length: 3 });
      console.log(bytesRead, text(arrayBuffer, 3), fs.fstatSync({ fd }).size);
      fs.ftruncateSync({ fd, length: 2 });
      console.log(fs.readFileSync(filePath, 'utf8'));
      fs.closeSync({ fd });
      const more = fs.openSync({ filePath, flag: 'a' });
      fs.writeSync({ fd: more, data: new Uint8Array([33, 34, 35]).buffer, offset: 1, length: 1 });
      fs.truncateSync({ filePath, length: 3 });
      console.log(fs.readFileSync(filePath, 'utf8'));
      const tries = [() => fs.readSync({ fd: more, arrayBuffer }), () => fs.closeSync({ fd }), () => fs.openSync({ filePath: 'wxfile://usr/none' }),
        () => fs.openSync({ filePath, flag: 'wx' }), () => fs.writeSync({ fd: more, data: 'x'.repeat(9000) }), () => fs.openSync({ filePath, flag: 'q' }),
        () => fs.truncateSync({ filePath, length: 1e9 })];
      for (const attempt of tries) { try { attempt(); console.log('no error') } catch (e) { console.log(e.message) } }
      fs.open({ filePath, success: (r) => fs.fstat({ fd: r.fd, success: ({ stats }) => console.log('async', stats.size, r.errMsg) }) });
    `);
    await guest.start();
    expect(guest.errors).toEqual([]);
    expect(guest.messages).toEqual([
      "string 5 1",
      "3 ell 5",
      "Je",
      'Je"',
      "readSync:fail bad file descriptor",
      "closeSync:fail bad file descriptor",
      'openSync:fail no such file or directory, open "wxfile://usr/none"',
      'openSync:fail file already exists, open "wxfile://usr/o.txt"',
      "writeSync:fail the maximum size of the file storage limit is exceeded",
      "openSync:fail invalid flag",
      "truncateSync:fail the maximum size of the file storage limit is exceeded",
      "async 3 open:ok",
    ]);
  });

  it("fails in the platform's words", async () => {
    const guest = withFiles(`
      const tries = [
        () => fs.accessSync('wxfile://usr/none'),
        () => fs.readFileSync('wxfile://usr/dir'),
        () => fs.readFileSync('wxfile://usr/large.bin'),
        () => fs.writeFileSync('wxfile://usr/../other', 'x'),
        () => fs.writeFileSync('wxfile://usr/no/folder', 'x'),
        () => fs.writeFileSync('wxfile://usr/big', 'x'.repeat(200)),
        () => fs.mkdirSync('wxfile://usr/dir'),
        () => fs.writeFileSync('wxfile://store_x', 'x'),
        () => fs.unzipSync({ zipFilePath: '${KEPT}' }),
        () => fs.readFileSync('/data/own.json', 'utf8'),
        () => fs.accessSync('data/own.json'),
        () => fs.writeFileSync('data/own.json', 'x'),
        () => fs.unlinkSync('data/own.json'),
      ];
      for (const attempt of tries) { try { attempt(); console.log('no error') } catch (e) { console.log(e.message, e.errno) } }
    `);
    await guest.start();
    expect(guest.messages).toEqual([
      'accessSync:fail no such file or directory, open "wxfile://usr/none" 1300002',
      'readFileSync:fail illegal operation on a directory, open "wxfile://usr/dir" 1301003',
      "readFileSync:fail nobody can answer 1300201",
      'writeFileSync:fail permission denied, open "wxfile://usr/../other" 1300013',
      'writeFileSync:fail no such file or directory, open "wxfile://usr/no" 1300002',
      "writeFileSync:fail the maximum size of the file storage limit is exceeded 1300202",
      "mkdirSync:fail file already exists wxfile://usr/dir 1301005",
      'writeFileSync:fail permission denied, open "wxfile://store_x" 1300013',
      "unzipSync:fail not supported undefined",
      "readFileSync:fail nobody can answer 1300201",
      "accessSync:fail nobody can answer 1300201",
      'writeFileSync:fail permission denied, open "data/own.json" 1300013',
      'unlinkSync:fail permission denied, open "data/own.json" 1300013',
    ]);
    expect(guest.calls).toEqual([]);
  });
});

describe("the file system, asynchronously", () => {
  it("asks the host and follows what it does", async () => {
    const guest = withFiles(`
      fs.readFile({ filePath: 'wxfile://tmp_1', encoding: 'utf8', success: (r) => console.log(r.data, r.errMsg) });
      fs.readFile({ filePath: 'wxfile://tmp_1', success: (r) => console.log(r.data.byteLength) });
      fs.writeFile({ filePath: 'wxfile://usr/n', data: new Uint8Array([1, 2]).buffer, success: (r) => console.log(r.errMsg, fs.statSync('wxfile://usr/n').size) });
      fs.stat({ path: 'wxfile://usr/none', fail: (r) => console.log(r.errMsg, r.errno) });
      fs.unlink({ filePath: 5, fail: (r) => console.log(r.errMsg) });
      wx.saveFile({ tempFilePath: 'wxfile://tmp_1', success: (r) => console.log(r.savedFilePath) });
    `);
    await guest.start();
    expect(guest.calls.map((call) => call.name)).toEqual(["fs.read", "fs.read", "fs.write", "fs.stat", "fs.copy"]);
    const file = { size: 2, time: 9, folder: false };
    const answers = [{ data: "text" }, { data: "AQID" }, file, null, { ...file, path: "wxfile://store_a" }];
    for (const [index, value] of answers.entries()) {
      const failure = { errMsg: "no such file or directory", errno: 1300002 };
      await guest.turn({ t: "reply", id: index + 1, ok: value !== null, value: value ?? failure });
    }
    expect(guest.messages).toEqual([
      "unlink:fail parameter error: parameter.filePath should be String instead of Number",
      "text readFile:ok",
      "3",
      "writeFile:ok 2",
      "stat:fail no such file or directory 1300002",
      "wxfile://store_a",
    ]);
  });

  it("hears of what another session of the person does", async () => {
    const guest = withFiles("setTimeout(() => { console.log(fs.readdirSync('wxfile://usr')) }, 10)");
    await guest.start();
    const files = { [KEPT]: null, "wxfile://usr/theirs": { size: 1, time: 1, folder: false } };
    await guest.turn({ t: "notice", topic: "files", value: files });
    await guest.turn({ t: "timer", id: [...guest.timers.keys()][0]! });
    expect(guest.messages).toEqual(['["large.bin", "dir", "theirs"]']);
  });
});

describe("transfers", () => {
  it("tell of their progress only who listens, and can be given up", async () => {
    const guest = await run(`
      const url = 'https://x.test/f';
      const task = wx.downloadFile({ url, success: (r) => console.log(r.tempFilePath, r.statusCode) });
      task.onProgressUpdate((p) => console.log(p.progress, p.totalBytesWritten, p.totalBytesExpectedToWrite));
      const other = wx.uploadFile({ url, filePath: 'wxfile://tmp_1', name: 'f', formData: { a: 1 }, fail: (r) => console.log(r.errMsg) });
      other.abort();
      wx.uploadFile({ url, name: 'f', fail: (r) => console.log(r.errMsg) });
    `);
    expect(guest.calls.map(({ name, args }) => [name, (args as { task?: number }).task])).toEqual([
      ["downloadFile", 1],
      ["uploadFile", undefined],
      ["abort", undefined],
    ]);
    await guest.turn({ t: "notice", topic: "progress", value: { task: 1, done: 1, total: 3 } });
    await guest.turn({
      t: "reply",
      id: 1,
      ok: true,
      value: { statusCode: 200, header: {}, tempFilePath: "wxfile://tmp_2" },
    });
    await guest.turn({ t: "notice", topic: "progress", value: { task: 1, done: 3, total: 3 } });
    await guest.turn({ t: "reply", id: 2, ok: false, value: { errMsg: "abort" } });
    expect(guest.messages).toEqual([
      "uploadFile:fail parameter error: parameter.filePath should be String instead of Undefined",
      "33 1 3",
      "wxfile://tmp_2 200",
      "uploadFile:fail abort",
    ]);
  });

  it("refuse in time what the host would refuse", async () => {
    const guest = onePage(
      "<view id='t' bindtap='t'/>",
      `Page({ t() {
        const fs = wx.getFileSystemManager();
        let written = 0;
        try { for (; written < 5000; written++) fs.writeFileSync('wxfile://usr/f' + written % 3, 'x') }
        catch (e) { console.log(written, e.message) }
        wx.getSetting({ fail: (r) => console.log(r.errMsg) });
      } })`,
    );
    await guest.start();
    await guest.tap("t");
    expect(guest.messages).toEqual([
      "1000 writeFileSync:fail too many file operations at once",
      "getSetting:fail too many calls at once: 1000 are under way",
    ]);
    expect(guest.calls).toHaveLength(1000);
  });
});
