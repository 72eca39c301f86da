import { expect, test } from "vitest";
import { next } from "./sign-in.js";

const wanted = (to: string) => next(new URL(`https://host.example/sign-in?next=${encodeURIComponent(to)}`));

test.each(["/", "/me", "/p/wx0123456789abcdef/pages/a?b=c#d", "/about//x", "https://host.example/scan"])(
  "goes on to %s",
  (to) => {
    expect(new URL(wanted(to), "https://host.example").href).toBe(new URL(to, "https://host.example").href);
  },
);

test.each([
  "//evil.example",
  "/.//evil.example/x",
  "/a/..//evil.example",
  "/\\evil.example",
  "/./\\evil.example",
  "https://evil.example/",
  "https://host.example//evil.example",
  "javascript:alert(1)",
  "http://[",
  "\t//evil.example",
])("stays here instead of %s", (to) => {
  expect(wanted(to)).toBe("/");
});
