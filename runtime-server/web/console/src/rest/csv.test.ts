import { csv } from "./csv.js";

describe("CSV", () => {
  it("quotes what would break it", () => {
    expect(csv([["a,b", 'say "no"', "two\nlines"]])).toBe('\uFEFF"a,b","say ""no""","two\nlines"\r\n');
  });

  it.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1"])("leaves no formula in %j", (hostile) => {
    expect(csv([[hostile]])).toBe(`\uFEFF'${hostile}\r\n`);
  });

  it("leaves numbers as they are", () => {
    expect(csv([["-12.50", "7"]])).toBe("\uFEFF-12.50,7\r\n");
  });
});
