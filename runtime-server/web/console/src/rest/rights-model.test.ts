import { allows } from "./rights-model.js";
import type { Me } from "./types.js";

const table = [
  {
    action: "program.release",
    scope: "programs:release",
    members: ["admin", "publisher"],
    staff: ["operator"],
    merchants: [],
  },
];
const somebody: Me = { organisations: [{ id: "one", name: "One", role: "developer" }] };

describe("rights", () => {
  it("follow the role in the organisation whose it is", () => {
    expect(allows(somebody, table, "program.release", "one")).toBe(false);
    const admin: Me = { organisations: [{ id: "one", name: "One", role: "admin" }] };
    expect(allows(admin, table, "program.release", "one")).toBe(true);
    expect(allows(admin, table, "program.release", "two")).toBe(false);
  });

  it("follow a role on the platform everywhere, also one that waits for a proof", () => {
    expect(allows({ organisations: [], role: "operator" }, table, "program.release", "two")).toBe(true);
    expect(allows({ organisations: [], weakRole: "operator" }, table, "program.release")).toBe(true);
  });

  it("are none for what the table does not know", () => {
    expect(allows({ organisations: [], role: "operator" }, table, "moon.land")).toBe(false);
  });
});
