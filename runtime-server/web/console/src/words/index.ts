import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { callHost } from "../../../view/src/host-calls.js";
import type { en } from "./en.js";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const languages = { zh: "简体中文", en: "English" } as const;
export type Language = keyof typeof languages;

async function wordsOf(language: Language): Promise<typeof en> {
  return language === "zh" ? (await import("./zh.js")).zh : (await import("./en.js")).en;
}

async function add(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await wordsOf(language));
  }
}

/** Speaks the language of the page, which the server has chosen for the person. */
export async function startWords(): Promise<void> {
  const lng: Language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  await i18next
    .use(initReactI18next)
    .init({ lng, resources: {}, interpolation: { escapeValue: false }, returnNull: false });
  await add(lng);
  await i18next.changeLanguage(lng);
}

/** Speaks another language from now on, in all pages of this host. */
export async function speak(language: Language): Promise<void> {
  await add(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : language;
  await callHost("PUT", "/_h/language", { language });
}
