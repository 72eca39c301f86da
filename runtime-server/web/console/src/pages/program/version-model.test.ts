import { nextNumber, stepsOf } from "./version-model.js";

const numbers = (...list: string[]) => list.map((version) => ({ version }));

describe("the next number", () => {
  it("is one patch above the highest", () => {
    expect(nextNumber(numbers("1.9.9", "1.10.0", "1.2.30"))).toBe("1.10.1");
  });

  it("takes no notice of numbers of another form", () => {
    expect(nextNumber(numbers("preview-7", "2"))).toBe("1.0.0");
  });
});

describe("steps", () => {
  it("lead from development to review", () => {
    expect(stepsOf({ state: "development", preview: false })[0]).toBe("submit");
  });

  it("go back only to what people have had", () => {
    expect(stepsOf({ state: "superseded", preview: false })).toEqual([]);
    expect(stepsOf({ state: "superseded", preview: false, releasedAt: "2026-11-30T10:00:00Z" })).toEqual(["rollback"]);
  });

  it("are none for a preview and for what was rejected", () => {
    expect(stepsOf({ state: "development", preview: true })).toEqual([]);
    expect(stepsOf({ state: "rejected", preview: false })).toEqual([]);
  });
});
