import { date, multiSelector, selector, time } from "./picker-columns.js";

const reading = (props: Record<string, unknown>) => (name: string) => props[name];
const units = { year: "年", month: "月", day: "日" };

describe("picker", () => {
  it("offers texts or a key of objects", () => {
    expect(selector(reading({ range: ["a", 2], value: "1" })).columns([])).toEqual([["a", "2"]]);
    expect(selector(reading({ range: [{ n: "x" }], "range-key": "n" })).columns([])).toEqual([["x"]]);
    const several = multiSelector(reading({ range: [["a"], ["b", "c"]], value: [0, 1] }));
    expect([several.columns([]), several.initial(), several.value([0, 0])]).toEqual([
      [["a"], ["b", "c"]],
      [0, 1],
      [0, 0],
    ]);
  });

  it("keeps times within their bounds", () => {
    const choices = time(reading({ value: "09:45", start: "09:30", end: "10:15" }));
    expect(choices.initial()).toEqual([0, 15]);
    expect(choices.columns([0, 0])[0]).toEqual(["09", "10"]);
    expect(choices.columns([1, 0])[1]).toHaveLength(16);
    expect(choices.value([1, 29])).toBe("10:15");
  });

  it("knows months' lengths, bounds and fields of dates", () => {
    const choices = date(reading({ value: "2024-02-29", start: "2023-06-15", end: "2024-12-31" }), units);
    expect(choices.initial()).toEqual([1, 1, 28]);
    expect(choices.columns([1, 1, 0])[2]).toHaveLength(29);
    expect(choices.columns([0, 0, 0]).map((column) => column[0])).toEqual(["2023年", "06月", "15日"]);
    expect(choices.value([1, 3, 30])).toBe("2024-04-30");
    expect(date(reading({ value: "2024-02", fields: "month" }), units).value([0, 0])).toBe("1900-01");
    expect(date(reading({ value: "2024", fields: "year" }), units).columns([0])).toHaveLength(1);
  });
});
