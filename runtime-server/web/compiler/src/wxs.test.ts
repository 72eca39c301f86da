import { compileWxs } from "./wxs";

function pattern(source: string): RegExp {
  const { code } = compileWxs("a.wxs", source, 1);
  const getRegExp = (text: string, flags?: string) => new RegExp(text, flags);
  return new Function("getRegExp", `${code}; return found;`)(getRegExp) as RegExp;
}

describe("patterns in WXS", () => {
  it("keep the backslash of an escape that strings do not know", () => {
    const found = pattern(String.raw`var found = getRegExp('^-?\d+(\.\d+)?$');`);
    expect(found.test("100")).toBe(true);
    expect(found.test("-1.5")).toBe(true);
    expect(found.test("1x5")).toBe(false);
    expect(found.test("d")).toBe(false);
  });

  it("stay as they are where the backslash is doubled or the escape is a string's own", () => {
    expect(pattern(String.raw`var found = getRegExp("^\\d+\n$", "g");`).source).toBe(/^\d+\n$/.source);
    expect(pattern(String.raw`var found = getRegExp('it\'s');`).source).toBe("it's");
  });
});
