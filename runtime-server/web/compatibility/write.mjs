// Writes docs/compatibility.md from the code: `npm run compatibility`.
import { build } from "esbuild";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("document.ts", import.meta.url));
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { compatibilityDocument } = await import(`data:text/javascript;base64,${code}`);
writeFileSync(new URL("../../../docs/compatibility.md", import.meta.url), compatibilityDocument());
