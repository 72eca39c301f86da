import {
  differences,
  endsPlan,
  EVERYBODY,
  faultOf,
  orderOf,
  USUAL,
  wantedShare,
  wayBack,
  withShare,
} from "./release-model.js";
import type { Release } from "./release-rest.js";

const gray: Release = {
  version: "1.0.1",
  state: "gray",
  percent: 10,
  baseline: "1.0.0",
  audience: EVERYBODY,
  plan: [],
  planStep: 0,
  guard: USUAL,
  tellRunning: true,
  startedAt: "2026-01-01T00:00:00Z",
  changedAt: "2026-01-01T00:00:00Z",
};
const plan = [
  { percent: 10, holdMinutes: 5 },
  { percent: 50, holdMinutes: 5 },
  { percent: 100, holdMinutes: 0 },
];

describe("a release that is drafted", () => {
  it("begins with the first step of its plan, which the slider moves", () => {
    expect(wantedShare({ reason: "", plan }, 0)).toBe(10);
    expect(withShare({ reason: "", plan }, 20).plan?.[0]).toEqual({ percent: 20, holdMinutes: 5 });
    expect(withShare({ reason: "why", plan }, 0)).toEqual({ reason: "why", percent: 0 });
  });

  it("takes its audience along to all of them, and no more than was changed else", () => {
    const tagged = { ...gray, audience: { ...EVERYBODY, tags: ["friends"] } };
    expect(orderOf({ reason: " ", percent: 100 }, "1.0.1", tagged)).toEqual({
      percent: 100,
      audience: tagged.audience,
    });
    expect(orderOf({ reason: "", percent: 50 }, "1.0.1", tagged)).toEqual({ percent: 50 });
    expect(orderOf({ reason: "", percent: 100 }, "1.0.2", tagged)).toEqual({ percent: 100 });
  });

  it("says when a share ends the plan", () => {
    const planned = { ...gray, plan, planStep: 0 };
    expect([0, 10, 50, 60, 100].map((percent) => endsPlan(percent, planned))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it("has plans that grow", () => {
    expect(faultOf(plan)).toBeNull();
    expect(faultOf([plan[1]!, plan[0]!])).toBe("order");
    expect(faultOf([{ percent: 0, holdMinutes: 1 }])).toBe("percent");
    expect(faultOf([{ percent: 1, holdMinutes: 50_000 }])).toBe("hold");
  });
});

describe("undoing", () => {
  it("gives the same share, audience and plan again", () => {
    expect(wayBack(gray, "1.0.1")).toEqual({
      version: "1.0.1",
      order: { percent: 10, audience: EVERYBODY, plan: [], guard: USUAL, tellRunning: true },
    });
  });

  it("goes back to what everybody had", () => {
    expect(wayBack({ ...gray, state: "released", version: "1.0.0", percent: 100 }, "1.0.1")).toEqual({ to: "1.0.0" });
  });

  it("holds back what nothing was before", () => {
    expect(wayBack(null, "1.0.0")).toEqual({ version: "1.0.0", order: { percent: 0 } });
  });
});

it("tells what somebody else has changed", () => {
  expect(differences(gray, { ...gray, percent: 20, guard: { ...USUAL, action: "watch" } })).toEqual([
    "percent",
    "guard",
  ]);
  expect(differences(null, gray)).toEqual(["version", "percent"]);
});
