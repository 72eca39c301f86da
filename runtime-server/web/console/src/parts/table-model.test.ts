import { having, nextSort, sorted, type Column } from "./table-model.js";

interface Row {
  name: string;
  size: number;
}

const columns: Column<Row>[] = [
  { key: "name", title: "Name", text: ({ name }) => name },
  { key: "size", title: "Size", text: ({ size }) => size },
];
const rows: Row[] = [
  { name: "1.10.0", size: 9 },
  { name: "1.9.0", size: 100 },
];
const names = (list: Row[]) => list.map(({ name }) => name);

describe("a table", () => {
  it("sorts numbers as numbers, also within words", () => {
    expect(names(sorted(rows, columns, "name", "en"))).toEqual(["1.9.0", "1.10.0"]);
    expect(names(sorted(rows, columns, "-size", "en"))).toEqual(["1.9.0", "1.10.0"]);
    expect(names(sorted(rows, columns, "size", "en"))).toEqual(["1.10.0", "1.9.0"]);
  });

  it("leaves rows as they came for a column that it does not have", () => {
    expect(sorted(rows, columns, "colour", "en")).toEqual(rows);
  });

  it("goes round its three ways to sort", () => {
    expect(nextSort(undefined, "name")).toBe("name");
    expect(nextSort("name", "name")).toBe("-name");
    expect(nextSort("-name", "name")).toBeUndefined();
    expect(nextSort("-size", "name")).toBe("name");
  });

  it("finds text in any column, whatever its case", () => {
    expect(names(having(rows, columns, " 9.0 "))).toEqual(["1.9.0"]);
    expect(names(having(rows, columns, "100"))).toEqual(["1.9.0"]);
    expect(having(rows, columns, "")).toHaveLength(2);
  });
});
