import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { npmFiles } from "./npm.js";

describe("building npm packages into a program", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "minihost-npm-"));
    put("project.config.json", { miniprogramRoot: "miniprogram/" });
    put("miniprogram/app.json", { pages: ["pages/index/index"] });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function put(path: string, content: unknown): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }

  it("takes a component with everything that it reaches, and nothing else", () => {
    put("package.json", { dependencies: { "@vant/weapp": "1.11.7" } });
    put("miniprogram/pages/index/index.json", { usingComponents: { "van-cell": "@vant/weapp/cell/index" } });
    const paths = [...npmFiles(folder).keys()];
    const below = (path: string) => `miniprogram_npm/@vant/weapp/${path}`;
    expect(paths).toEqual(
      expect.arrayContaining(["cell/index.wxml", "icon/index.js", "common/component.js"].map(below)),
    );
    expect(paths).toContain(below("wxs/utils.wxs"));
    expect(paths.filter((path) => path.includes("/calendar/"))).toEqual([]);
  });

  it("takes packages that a package brings", () => {
    put("package.json", { dependencies: { "tdesign-miniprogram": "1.16.0" } });
    put("miniprogram/app.json", { usingComponents: { "t-cell": "tdesign-miniprogram/cell/cell" } });
    const paths = [...npmFiles(folder).keys()];
    expect(paths).toContain("miniprogram_npm/tdesign-miniprogram/miniprogram_npm/tslib/index.js");
    expect(paths.length).toBeLessThan(200);
  });

  it("takes nothing where nothing is named", () => {
    expect(npmFiles(folder).size).toBe(0);
  });

  it("names a package that is not installed", () => {
    put("package.json", { dependencies: { "no-such-package": "1.0.0" } });
    expect(() => npmFiles(folder)).toThrow("needs no-such-package");
  });
});
