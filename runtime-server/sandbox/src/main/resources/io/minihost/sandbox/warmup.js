// Makes the launch of a visit that nobody sees, so that the first visitor finds parsed and compiled code.
(function (manifest) {
  const rect = { left: 281, top: 24, right: 368, bottom: 56, width: 87, height: 32 };
  const device = {
    windowWidth: 375, windowHeight: 603, screenWidth: 375, screenHeight: 667, statusBarHeight: 20, pixelRatio: 2,
    theme: "light", language: "en", timezoneOffset: 0, timezone: "UTC", userAgent: "minihost warm-up", touch: true,
    fontSize: 16, safeArea: { left: 0, top: 20, right: 375, bottom: 667, width: 375, height: 647 },
    menuButton: rect, network: "wifi",
  };
  const launch = {
    appId: "warm-up", version: "", envVersion: "release", url: { path: JSON.parse(manifest).entry, query: "" },
    scene: 1001, referrer: {}, device, storage: {}, storageLimit: 10485760, files: "/", host: "minihost",
  };
  return JSON.stringify({ t: "launch", launch });
})
