// Says whose work ships inside the bundles: each package's name, version, licence and the text of it. Fails where a licence is
// none that may ship.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const allowed = new Set([
  "MIT",
  "MIT-0",
  "Apache-2.0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "MPL-2.0",
]);

/** The folder of the package that a bundled file is of, or undefined for our own. */
const packageOf = (file) => /^((?!\(disabled\):).*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/** Folders of all packages in bundles, by what esbuild says of its inputs. */
export const packagesOf = (metafiles) => [
  ...new Set(metafiles.flatMap((metafile) => Object.keys(metafile.inputs).map(packageOf)).filter(Boolean)),
];

/** Writes the notices of packages, each once. */
export function writeNotices(folders, outfile) {
  const notices = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    if (!isAllowed(license)) throw new Error(`${name} ${version} may not ship: its licence is ${license ?? "unknown"}`);
    notices.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${textOf(folder)}`.trim());
  }
  const sorted = [...notices].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, notice]) => notice);
  writeFileSync(outfile, `${sorted.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
}

/** One of several licences may be chosen. */
const isAllowed = (license = "") =>
  license
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((one) => one.split(" AND ").every((part) => allowed.has(part.trim())));

function textOf(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$|-)/i.test(name));
  return file !== undefined && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, "utf8").trim() : "";
}
