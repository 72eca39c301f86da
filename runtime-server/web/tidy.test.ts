// Style that formatters and linters miss, checked over every file that git tracks.
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "../..");
const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args], { encoding: "utf8" });
const isCheckout = (() => {
  try {
    return git("rev-parse", "--is-inside-work-tree").trim() === "true";
  } catch {
    return false;
  }
})();

const files = isCheckout ? git("ls-files", "-z").split("\0").filter(Boolean) : [];
const text = (file: string) => readFileSync(join(root, file), "utf8");
const java = files.filter((file) => file.endsWith(".java"));
const prose = files.filter((file) => file.endsWith(".md"));
const source = files.filter((file) => /\.(java|tsx?|mjs|css|sh)$/.test(file) && !file.endsWith("tidy.test.ts"));

const offenders = (list: string[], bad: (content: string, file: string) => boolean) =>
  list.filter((file) => bad(text(file), file));

/** The files of one circle of imports, or none. */
function circleOf(imports: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe.skipIf(!isCheckout)("repository", () => {
  it("keeps Java files under 400 lines", () => {
    expect(offenders(java, (content) => content.split("\n").length > 400)).toEqual([]);
  });

  it("keeps folders of sources at 30 files", () => {
    const counts = new Map<string, number>();
    for (const file of source) {
      const folder = file.replace(/\/[^/]+$/, "");
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 30)).toEqual([]);
  });

  it("says in every Java package what it is for", () => {
    const packages = new Set(java.filter((f) => f.includes("src/main")).map((f) => f.replace(/\/[^/]+$/, "")));
    expect([...packages].filter((p) => !files.includes(`${p}/package-info.java`))).toEqual([]);
  });

  it("has no TypeScript files that import each other in a circle", async () => {
    const modules = files.filter((f) => /^runtime-server\/web\/\w+\/src\/.*(?<!\.test|\.d)\.tsx?$/.test(f));
    const entryPoints = modules.map((file) => join(root, file));
    const outdir = join(root, "nowhere");
    // Types are gone before it looks at imports.
    const options = { entryPoints, outdir, bundle: true, write: false, metafile: true, packages: "external" } as const;
    const { metafile } = await build({ ...options, format: "esm", logLevel: "silent", loader: { ".css": "empty" } });
    const imports = Object.entries(metafile.inputs).map(
      ([file, { imports }]) => [file, imports.map((i) => i.path)] as const,
    );
    expect(imports.length).toBeGreaterThan(200);
    expect(circleOf(new Map(imports))).toEqual([]);
  });

  it("leaves no notes to self", () => {
    expect(offenders(source, (content) => /\b(TODO|FIXME|XXX|HACK)\b/.test(content))).toEqual([]);
  });

  it("writes no script inside Java strings", () => {
    const script = /"[^"\n]*(<script|document\.querySelector|=>\s*\{)[^"\n]*"/;
    expect(offenders(java, (content, file) => file.includes("src/main") && script.test(content))).toEqual([]);
  });

  it("names no machine's paths and no registries", () => {
    const local = /\/(work|root)\/(main|wt|shared|\.m2)|registry\.npm|repo\.maven|repo1\.maven/;
    const listed = files.filter((file) => /\.(java|tsx?|mjs|md|ya?ml|json|xml|sh)$/.test(file));
    expect(
      offenders(
        listed.filter((f) => !f.endsWith("tidy.test.ts")),
        (content) => local.test(content),
      ),
    ).toEqual([]);
  });

  it("starts every document with one title", () => {
    expect(offenders(prose, (content) => !/^# \S/.test(content) || (content.match(/^# /gm) ?? []).length < 1)).toEqual(
      [],
    );
  });

  it("keeps commit subjects imperative and within 60 characters", () => {
    const subjects = git("log", "--no-merges", "--format=%s", "-200").split("\n").filter(Boolean);
    const wrong = subjects.filter((s) => s.length > 60 || s.endsWith(".") || /^[a-z]/.test(s));
    expect(wrong).toEqual([]);
  });
});
