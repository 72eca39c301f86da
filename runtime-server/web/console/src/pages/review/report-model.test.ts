import { differenceOf, findingsOf, partsOf, reasonOf } from "./report-model.js";
import type { Report } from "./review-rest.js";

const report: Report = {
  version: "2",
  bytes: 300,
  fileCount: 2,
  files: [
    { path: "app.js", bytes: 200 },
    { path: "b.js", bytes: 100 },
  ],
  pages: ["a", "b"],
  deadPages: ["b"],
  secrets: [{ what: "aws-key", file: "app.js", line: 3, shown: "AKIA…" }],
  dynamicCode: [{ what: "eval", file: "b.js", line: 1 }],
  domains: [
    { origin: "https://track.example", file: "app.js", line: 9, count: 1, isListed: false, isTracker: true },
    { origin: "https://api.example", file: "app.js", line: 4, count: 2, isListed: false, isTracker: false },
    { origin: "https://own.example", file: "app.js", line: 5, count: 2, isListed: true, isTracker: false },
  ],
  apis: [{ name: "getLocation", file: "app.js", line: 7, count: 1, isSensitive: true }],
  licences: [],
  packages: ["dayjs"],
};
const before: Report = {
  ...report,
  version: "1",
  bytes: 250,
  files: [{ path: "app.js", bytes: 250 }],
  secrets: [{ what: "aws-key", file: "app.js", line: 30 }],
  dynamicCode: [],
  apis: [],
  packages: ["moment"],
};

describe("a report", () => {
  it("has the worst first, each at its place", () => {
    expect(findingsOf(report).map(({ kind, severity, line }) => `${severity} ${kind} ${line}`)).toEqual([
      "high secret 3",
      "high dynamicCode 1",
      "middle tracker 9",
      "middle sensitive 7",
      "low unlisted 4",
      "low deadPage 0",
    ]);
  });

  it("calls new what the released version does not have, wherever it stands in its file", () => {
    expect(
      findingsOf(report, before)
        .filter(({ isNew }) => isNew)
        .map(({ kind }) => kind),
    ).toEqual(["dynamicCode", "sensitive"]);
    expect(findingsOf(report).some(({ isNew }) => isNew)).toBe(false);
  });

  it("tells what is different", () => {
    const { bytes, files, apis, packages } = differenceOf(report, before);
    expect([bytes, files, apis]).toEqual([50, { added: ["b.js"], gone: [] }, { added: ["getLocation"], gone: [] }]);
    expect(packages).toEqual({ added: ["dayjs"], gone: ["moment"] });
  });
});

it("puts what reviewers say into one text, and takes it apart again", () => {
  const pins = [{ place: "b.js:1", what: "eval", words: "Not allowed here " }];
  const text = reasonOf(pins, " Thank you ");
  expect(text).toBe("b.js:1 – eval: Not allowed here\n\nThank you");
  expect(partsOf(text)).toEqual([
    { place: "b.js:1", text: "eval: Not allowed here" },
    { text: "" },
    { text: "Thank you" },
  ]);
  expect(reasonOf([], "")).toBe("");
});
