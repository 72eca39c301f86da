// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { yuan } from "./money.js";
import { mayOpen, sheetClosed } from "./pay-often.js";

describe("sheets that a program opens by itself", () => {
  beforeEach(() => {
    sessionStorage.clear();
    sheetClosed();
  });

  it("are three a minute", () => {
    expect(["a", "b", "c", "d"].map((request, at) => mayOpen(request, 1_000 + at))).toEqual([true, true, true, false]);
    expect(mayOpen("e", 60_999)).toBe(false);
    expect(mayOpen("f", 61_002)).toBe(true);
  });

  it("are none anew when a page that was loaded again shows the last one", () => {
    for (const request of ["a", "b", "c"]) mayOpen(request, 1_000);
    expect(mayOpen("c", 1_001)).toBe(true);
    expect(mayOpen("d", 1_002)).toBe(false);
  });

  it("count anew whatever lies in the store", () => {
    sessionStorage.setItem("minihost-pay", '{"at":5}');
    expect(mayOpen("a", 1_000)).toBe(true);
    sessionStorage.setItem("minihost-pay", "nonsense");
    expect(mayOpen("b", 1_000)).toBe(true);
  });
});

describe("an amount", () => {
  it.each([
    [0, "¥0.00"],
    [5, "¥0.05"],
    [1_234, "¥12.34"],
    [123_456_789, "¥1,234,567.89"],
    [-1_000, "-¥10.00"],
  ])("of %i fen is %s", (fen, written) => expect(yuan(fen)).toBe(written));
});
