import { ago, size } from "./time.js";

const now = Date.parse("2026-11-20T12:00:00Z");

it("says how long ago something was", () => {
  expect(ago("2026-11-20T11:59:30Z", "en", now)).toBe("now");
  expect(ago("2026-11-20T11:15:00Z", "en", now)).toBe("45 minutes ago");
  expect(ago("2026-11-19T11:00:00Z", "en", now)).toBe("yesterday");
  expect(ago("2026-11-18T11:00:00Z", "zh", now)).toBe("前天");
  // a server's clock may be ahead of the phone's
  expect(ago("2026-11-20T12:05:00Z", "en", now)).toBe("now");
});

it("says how much something takes", () => {
  expect([size(999, "en"), size(2_500, "en"), size(10_485_760, "en")]).toEqual(["999 B", "2.5 kB", "10.5 MB"]);
});
