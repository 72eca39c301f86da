// Writes down what `src` declares, for those who cannot read TypeScript: the host APIs, by name the JSON Schema of arguments and
// result and the policy; and the names of the built-in components.
import { build } from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";

async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [`protocol/src/${file}`],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "warning",
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${source}`);
}

export async function writeContract(folder) {
  const { hostApis } = await load("host-apis/index.ts");
  const { componentSupport } = await load("support.ts");
  const components = Object.keys(componentSupport().builtIns);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/host-apis.json`, `${JSON.stringify(hostApis, null, 1)}\n`);
  writeFileSync(`${folder}/components.json`, `${JSON.stringify(components, null, 1)}\n`);
}
