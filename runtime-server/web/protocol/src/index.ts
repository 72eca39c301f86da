export * from "./calls.js";
export * from "./device.js";
export * from "./guest.js";
export * from "./manifest.js";
export * from "./tree.js";
export * from "./ui.js";
export * from "./wire.js";
