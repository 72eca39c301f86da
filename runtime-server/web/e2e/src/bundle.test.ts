import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { zipFolder } from "./bundle.js";

describe("packing a folder", () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "minihost-bundle-"))));

  afterEach(() => rmSync(folder, { recursive: true }));

  function put(path: string, text = "{}"): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  const packed = () => Object.keys(unzipSync(zipFolder(folder))).sort();

  it("leaves behind what is no part of the program", () => {
    ["app.json", "pages/a.js", "node_modules/x/a.js", ".git/config", ".minihost.json"].forEach((path) => put(path));
    expect(packed()).toEqual(["app.json", "pages/a.js"]);
  });

  it("starts at miniprogramRoot and follows packOptions", () => {
    const ignore = [
      { type: "folder", value: "server" },
      { type: "suffix", value: ".map" },
    ];
    put("project.config.json", JSON.stringify({ miniprogramRoot: "src/", packOptions: { ignore } }));
    ["readme.txt", "src/app.json", "src/server/a.js", "src/app.js.map"].forEach((path) => put(path));
    expect(packed()).toEqual(["app.json"]);
  });
});
