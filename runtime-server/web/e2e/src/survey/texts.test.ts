import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staticTexts } from "./texts.js";

describe("static texts", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "minihost-texts-"));
    mkdirSync(join(root, "pages"));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function texts(wxml: string): string[] {
    writeFileSync(join(root, "pages/index.wxml"), wxml);
    return staticTexts(root, "pages/index.wxml");
  }

  it("finds what stands in no condition, without its white space", () => {
    expect(texts(`<view class="a>b">\n  Hello\n world <text>again &amp; again</text></view>`)).toEqual([
      "Helloworld",
      "again&again",
    ]);
  });

  it("leaves out bindings, conditions, loops, templates, scripts and comments", () => {
    expect(
      texts(`<wxs module="m">var a = 1 < 2</wxs><!-- <view>no</view> -->
        <view>{{name}}</view><view wx:if="{{a}}">no <text>no</text></view><view wx:else>no</view>
        <block wx:for="{{list}}">no</block><template name="t">no</template><van-popup>no</van-popup>
        <image src="x"><text>yes</text></image><view style="display:none">no</view>`),
    ).toEqual(["yes"]);
  });

  it("follows includes", () => {
    writeFileSync(join(root, "pages/part.wxml"), "<view>part</view>");
    expect(texts(`<include src="./part"/><include src="missing.wxml"/>`)).toEqual(["part"]);
  });
});
