// Writes down the host APIs that `src/host-apis` declares, for those who cannot read TypeScript: by name the JSON Schema of
// arguments and result, and the policy.
import { build } from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";

export async function writeContract(folder) {
  const { outputFiles } = await build({
    entryPoints: ["protocol/src/host-apis/index.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "warning",
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  const { hostApis } = await import(`data:text/javascript;base64,${source}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/host-apis.json`, `${JSON.stringify(hostApis, null, 1)}\n`);
}
