export type { Browser, BrowserContext, Locator, Page } from "playwright-core";
export * from "./api.js";
export * from "./bundle.js";
export * from "./chromium.js";
export * from "./phone.js";
export * from "./proxy.js";
export * from "./screenshot.js";
export * from "./server.js";
export { sharedServer } from "./shared-server.js";
