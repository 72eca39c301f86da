import { theme as antd, type ThemeConfig } from "antd";
import { useSyncExternalStore } from "react";
import { keep, kept } from "./preferences.js";

export type Choice = "system" | "light" | "dark";
export type Look = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function choice(): Choice {
  const stored = kept("theme");
  return stored === "light" || stored === "dark" ? stored : "system";
}

function look(): Look {
  const chosen = choice();
  if (chosen !== "system") return chosen;
  return system.matches ? "dark" : "light";
}

function changed(): void {
  document.documentElement.dataset["theme"] = look();
  for (const listener of listeners) listener();
}

export function choose(next: Choice): void {
  keep("theme", next);
  changed();
}

/** Puts the look on before anything is painted, and follows the system from then on. */
export function startTheme(): void {
  system.addEventListener("change", changed);
  changed();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useLook = (): Look => useSyncExternalStore(listen, look);
export const useChoice = (): Choice => useSyncExternalStore(listen, choice);

const fontFamily =
  'Inter, system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** The component library in our colours; its lightest greys are too light to be read by everybody. */
export function themeOf(look: Look): ThemeConfig {
  const isDark = look === "dark";
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? "#4ccb97" : "#067a55",
      colorError: isDark ? "#ff8d87" : "#b3261e",
      colorLink: isDark ? "#4ccb97" : "#067a55",
      colorText: isDark ? "#e8eeeb" : "#16201b",
      colorTextDescription: isDark ? "#a0aca7" : "#55625c",
      colorTextTertiary: isDark ? "#a0aca7" : "#55625c",
      colorTextPlaceholder: isDark ? "#98a49f" : "#5f6b66",
      colorBgBase: isDark ? "#181d1b" : "#ffffff",
      colorBgElevated: isDark ? "#1e2422" : "#ffffff",
      colorBorder: isDark ? "#3d4843" : "#c6d0cb",
      borderRadius: 8,
      controlHeight: 36,
      fontFamily,
    },
    components: {
      Button: {
        primaryColor: isDark ? "#05130d" : "#ffffff",
        dangerColor: isDark ? "#2a0907" : "#ffffff",
        ...(isDark ? { colorError: "#ff9b95" } : {}),
      },
    },
  };
}
