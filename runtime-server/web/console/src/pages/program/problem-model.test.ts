import { describe, expect, it } from "vitest";
import { isFault } from "./problem-model.js";

describe("what the compiler says", () => {
  it("is a fault when the compiler says so or a script cannot be read", () => {
    expect(isFault({ severity: "ERROR", message: "no such component" })).toBe(true);
    expect(isFault({ severity: "warning", message: "SyntaxError: Unexpected token" })).toBe(true);
  });

  it("is a hint elsewhere", () => {
    expect(isFault({ severity: "warning", message: "this style has no effect" })).toBe(false);
  });
});
