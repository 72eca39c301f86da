import { assetUrl, folderOf, pathSegments } from "./assets.js";
import { scopedNames } from "./classes.js";
import { convertStyle, length } from "./units.js";
import { attributeName, bool, num } from "./values.js";

const asset = (url: string) => assetUrl(url, "/_b/h/f/", "pages/a/");

describe("units", () => {
  it("become shares of the page's frame", () => {
    expect(convertStyle("width:750rpx;margin:-7.5rpx .5rem 10vw", asset)).toBe(
      "width:100cqw;margin:-1cqw 2.5cqw 10cqw",
    );
    expect(convertStyle("height:calc(100vh - 100RPX)", asset)).toBe("height:calc(100cqh - 13.333333cqw)");
  });

  it("are left alone in names, texts and other units", () => {
    const style = 'animation:a1rpx;content:"5rpx";--x2vw:1px;color:#12vh;width:5px';
    expect(convertStyle(style, asset)).toBe(style);
  });

  it("of component lengths may be bare numbers", () => {
    expect(length(6)).toBe("6px");
    expect(length("6")).toBe("6px");
    expect(length("30rpx")).toBe("4cqw");
    expect(length(undefined)).toBe("");
  });
});

describe("addresses", () => {
  it("lead to the bundle's files", () => {
    expect(asset("/images/x.png")).toBe("/_b/h/f/images/x.png");
    expect(asset("../img/x.png")).toBe("/_b/h/f/pages/img/x.png");
    expect(asset("../../../../etc/x.png")).toBe("/_b/h/f/etc/x.png");
    expect(asset("/_b/h/f/a.png")).toBe("/_b/h/f/a.png");
  });

  it("of the web stay, of unknown schemes lead nowhere", () => {
    expect(asset("https://x.test/a.png")).toBe("https://x.test/a.png");
    expect(asset("//x.test/a.png")).toBe("https://x.test/a.png");
    expect(asset("data:image/png;base64,AA==")).toBe("data:image/png;base64,AA==");
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
      expect(asset(bad)).toBe("");
  });

  it("in styles are quoted and cannot end the declaration", () => {
    expect(convertStyle("background:url( 'a b.png' )", asset)).toBe('background:url("/_b/h/f/pages/a/a b.png")');
    expect(convertStyle("background:url(javascript:alert(1))", asset)).not.toContain("javascript");
    expect(convertStyle(`background:url('a".png')`, asset)).toBe('background:url("/_b/h/f/pages/a/a%22.png")');
  });

  it("know their folder", () => {
    expect(folderOf("pages/a/a")).toBe("pages/a/");
    expect(folderOf("a")).toBe("");
  });
});

describe("values", () => {
  it("are coerced as the platform does", () => {
    expect([bool("false"), bool(""), bool(0), bool(undefined), bool(undefined, true), bool(true)]).toEqual([
      true,
      false,
      false,
      false,
      true,
      true,
    ]);
    expect([num("12px"), num("", 7), num("x", 3), num(null, 2)]).toEqual([12, 7, 3, 2]);
    expect(attributeName("hoverStayTime")).toBe("hover-stay-time");
  });

  it("that name classes are found in the scopes of their element", () => {
    expect(scopedNames("on", "_:a c3:b")).toEqual(["on", "_:on", "c3:on"]);
    expect(scopedNames("c3:on", "")).toEqual(["on", "c3:on"]);
  });
});

describe("page paths", () => {
  it("cannot lead out of their folder", () => {
    expect(pathSegments("pages/a b/ä")).toBe("pages/a%20b/%C3%A4");
    expect(pathSegments("../../console")).toBe("console");
    expect(pathSegments("a/..%2f..")).toBe("a/..%252f..");
  });
});
