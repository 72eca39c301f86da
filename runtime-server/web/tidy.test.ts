// Style that formatters and linters miss, checked over every file that git tracks.
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
const source = files.filter((file) => /\.(java|ts|mjs|css|sh)$/.test(file) && !file.endsWith("tidy.test.ts"));

const offenders = (list: string[], bad: (content: string, file: string) => boolean) =>
  list.filter((file) => bad(text(file), file));

describe.skipIf(!isCheckout)("repository", () => {
  it("keeps Java files under 400 lines", () => {
    expect(offenders(java, (content) => content.split("\n").length > 400)).toEqual([]);
  });

  it("says in every Java package what it is for", () => {
    const packages = new Set(java.filter((f) => f.includes("src/main")).map((f) => f.replace(/\/[^/]+$/, "")));
    expect([...packages].filter((p) => !files.includes(`${p}/package-info.java`))).toEqual([]);
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
    const listed = files.filter((file) => /\.(java|ts|mjs|md|ya?ml|json|xml|sh)$/.test(file));
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
