// Packs the component libraries that the platform lends to programs (`useExtendedLib` in app.json), as its tool's "build npm"
// lays packages out: what a library is made of, with its licence, and a list of the files.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** By the name in app.json: the packages. */
const LIBRARIES = {
  weui: ["weui-miniprogram"],
  kbone: ["miniprogram-element", "miniprogram-render"],
};
const LEFT_OUT = /\.(map|d\.ts|md)$/;

/** Returns the packages that are in there. */
export function packLibraries(packages, out) {
  rmSync(out, { recursive: true, force: true });
  for (const [library, names] of Object.entries(LIBRARIES)) {
    const root = join(out, library);
    for (const name of names) copy(join(packages, name), join(root, "miniprogram_npm", name));
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    );
    writeFileSync(join(out, `${library}.txt`), paths.sort().join("\n"));
  }
  return Object.values(LIBRARIES).flat();
}

function copy(home, folder) {
  const { miniprogram } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  mkdirSync(folder, { recursive: true });
  cpSync(join(home, miniprogram), folder, { recursive: true, filter: (path) => !LEFT_OUT.test(path) });
  cpSync(join(home, "LICENSE"), join(folder, "LICENSE"));
}
