import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globals: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["*.test.ts", "{protocol,compiler,guest,view,shell,console,e2e,compatibility}/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "view", include: ["view/test/**/*.spec.ts"], testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        extends: true,
        server: { fs: { strict: false } },
        test: {
          name: "browser",
          root: "../..",
          include: ["runtime-server/web/e2e/**/*.spec.ts", "samples/*/test/**/*.spec.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          globalSetup: "runtime-server/web/e2e/src/shared.ts",
        },
      },
    ],
  },
});
