// The template compiler under Node, over all templates below a folder; see CompilerBench.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const [folder, modules, rounds] = process.argv.slice(2);
const { TmplGroup } = require(join(modules, "node_modules", "glass-easel-template-compiler"));

const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".wxml"));
const templates = files.map((name) => [name, readFileSync(join(folder, name), "utf8")]);

for (let round = 1; round <= Number(rounds); round++) {
  const start = process.cpuUsage();
  for (const [name, text] of templates) {
    const group = new TmplGroup();
    group.addTmpl(name, text);
    group.getTmplGenObject(name);
    group.free();
  }
  const { user, system } = process.cpuUsage(start);
  console.log(`Node, round ${round}: ${Math.round((user + system) / 1000)} ms`);
}
