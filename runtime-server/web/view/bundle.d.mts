import type { BuildOptions } from "esbuild";

export const viewTargets: BuildOptions[];
