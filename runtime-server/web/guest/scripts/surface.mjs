// Writes src/wx/surface.ts from a list of the platform's API names: `node scripts/surface.mjs names.csv`, a CSV file
// whose first two columns are `name,kind` with names such as `wx.showToast`.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2];
if (!file) throw new Error("usage: node scripts/surface.mjs names.csv");

const rows = readFileSync(file, "utf8")
  .split("\n")
  .map((line) => line.split(","));
const names = rows.filter(([name, kind]) => kind === "method" && /^wx\.\w+$/.test(name)).map(([name]) => name.slice(3));

const lines = [];
let line = "";
for (const name of [...new Set(names)].sort()) {
  if (line.length + name.length > 110) {
    lines.push(line);
    line = "";
  }
  line += `${name} `;
}
lines.push(line);

const text = lines.map((part) => `  "${part}"`).join(" +\n");
const header = "/** Names of all methods of the platform's `wx`, between blanks; written by scripts/surface.mjs. */";
writeFileSync(
  new URL("../src/wx/surface.ts", import.meta.url),
  `${header}\nexport const SURFACE =\n  " " +\n${text};\n`,
);
