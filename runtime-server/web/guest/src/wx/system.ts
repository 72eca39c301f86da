import { isFunction, isObject, type Dictionary } from "../base/builtins.js";
import { currentEnterOptions, launchOptions } from "../program/app.js";
import { guarded } from "../base/errors.js";
import { ask, later, onTopic } from "../base/door.js";
import { topPage } from "../program/stack.js";
import { visit } from "../program/state.js";
import { windowHeightOf } from "../program/window.js";
import { apis, asyncApi, promptApi, settleTask, syncApi, type Task } from "./api.js";

/** The base library whose behaviour this host follows; programs compare with it. */
const SDK_VERSION = "3.7.0";
const HOST_VERSION = "8.0.50";

function windowInfo(): Dictionary {
  const { device } = visit();
  const { pixelRatio, screenWidth, screenHeight, windowWidth, statusBarHeight, safeArea } = device;
  const windowHeight = windowHeightOf(device, topPage());
  const screenTop = Math.max(0, screenHeight - windowHeight);
  return {
    pixelRatio,
    screenWidth,
    screenHeight,
    windowWidth,
    windowHeight,
    statusBarHeight,
    safeArea: { ...safeArea },
    screenTop,
  };
}

function platformOf(userAgent: string): "ios" | "android" | "windows" | "mac" {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  if (/Macintosh/.test(userAgent)) return "mac";
  return /Windows/.test(userAgent) ? "windows" : "android";
}

function systemOf(userAgent: string): string {
  const ios = /OS (\d+[_.\d]*) like Mac/.exec(userAgent);
  if (ios) return `iOS ${ios[1]!.replace(/_/g, ".")}`;
  const android = /Android ([\d.]+)/.exec(userAgent);
  if (android) return `Android ${android[1]}`;
  const windows = /Windows NT ([\d.]+)/.exec(userAgent);
  if (windows) return `Windows ${windows[1]}`;
  return /Macintosh/.test(userAgent) ? "macOS" : "Android 13";
}

function modelOf(userAgent: string): string {
  if (/iPhone/.test(userAgent)) return "iPhone";
  if (/iPad/.test(userAgent)) return "iPad";
  return /Android [^;]+; ([^;)]+)/.exec(userAgent)?.[1]?.trim() ?? "Browser";
}

function deviceInfo(): Dictionary {
  const { userAgent } = visit().device;
  const platform = platformOf(userAgent);
  return {
    abi: "",
    deviceAbi: "",
    benchmarkLevel: -1,
    brand: platform === "ios" || platform === "mac" ? "Apple" : "unknown",
    model: modelOf(userAgent),
    system: systemOf(userAgent),
    platform,
    cpuType: "unknown",
    memorySize: "",
  };
}

function appBaseInfo(): Dictionary {
  const { device, launch } = visit();
  return {
    SDKVersion: SDK_VERSION,
    enableDebug: false,
    host: { appId: launch.host, env: "WeChat" },
    language: device.language.replace("-", "_"),
    version: HOST_VERSION,
    theme: device.theme,
    fontSizeSetting: device.fontSize,
    fontSizeScaleFactor: device.fontSize / 16,
  };
}

function systemInfo(): Dictionary {
  return {
    ...windowInfo(),
    ...deviceInfo(),
    ...appBaseInfo(),
    ...systemSetting(),
    ...authorizeSetting(),
  };
}

const systemSetting = (): Dictionary => ({
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: visit().device.windowWidth > visit().device.windowHeight ? "landscape" : "portrait",
});

const authorizeSetting = (): Dictionary => ({
  albumAuthorized: "not determined",
  bluetoothAuthorized: "denied",
  cameraAuthorized: "not determined",
  locationAuthorized: "not determined",
  locationReducedAccuracy: false,
  microphoneAuthorized: "not determined",
  notificationAuthorized: "not determined",
  phoneCalendarAuthorized: "denied",
});

function accountInfo(): Dictionary {
  const { appId, envVersion, version } = visit().launch;
  return {
    miniProgram: { appId, envVersion, version: envVersion === "release" ? version : "" },
    plugin: {},
  };
}

let newer = false;
const readyListeners: unknown[] = [];

/** A version that is released during a visit can be taken over by starting the program anew. */
function updateManager(): Dictionary {
  return {
    onCheckForUpdate: (fn: unknown) => {
      if (isFunction(fn)) later(() => guarded(fn, undefined, [{ hasUpdate: newer }], "onCheckForUpdate"));
    },
    onUpdateReady: (fn: unknown) => {
      if (!isFunction(fn)) return;
      readyListeners.push(fn);
      if (newer) later(() => guarded(fn, undefined, [], "onUpdateReady"));
    },
    onUpdateFailed: () => undefined,
    applyUpdate: () => {
      if (newer) ask("restart", {});
    },
  };
}

function updateReleased(): void {
  if (newer) return;
  newer = true;
  for (const fn of [...readyListeners]) guarded(fn, undefined, [], "onUpdateReady");
}

/** Asks before the page on top is left; the page keeps it, so that a view that has lost everything hears of it again. */
function alertBeforeUnload(message: string | null, task: Task): void {
  const page = topPage();
  if (page) {
    page.alert = message;
    ask("alertBeforeUnload", { page: page.id, message });
  }
  task.ok();
}

export function addSystem(): void {
  syncApi("getSystemInfoSync", systemInfo);
  promptApi("getSystemInfo", (_options, task) => task.ok(systemInfo()));
  promptApi("getSystemInfoAsync", (_options, task) => task.ok(systemInfo()));
  syncApi("getWindowInfo", windowInfo);
  syncApi("getDeviceInfo", deviceInfo);
  syncApi("getAppBaseInfo", appBaseInfo);
  syncApi("getSystemSetting", systemSetting);
  syncApi("getAppAuthorizeSetting", authorizeSetting);
  syncApi("getAccountInfoSync", accountInfo);
  syncApi("getMenuButtonBoundingClientRect", () => ({ ...visit().device.menuButton }));
  syncApi("getLaunchOptionsSync", launchOptions);
  syncApi("getEnterOptionsSync", currentEnterOptions);
  apis.version = { version: SDK_VERSION, updateTime: "" };
  asyncApi("enableAlertBeforeUnload", ({ message }, task) => alertBeforeUnload(String(message ?? ""), task));
  asyncApi("disableAlertBeforeUnload", (_options, task) => alertBeforeUnload(null, task));
  asyncApi("checkIsAddedToMyMiniProgram", (_options, task) =>
    ask("isPinned", {}, (ok, value) => settleTask(task, ok, { added: isObject(value) && value.pinned === true })),
  );
  onTopic("update", updateReleased);
  syncApi("getUpdateManager", updateManager);
  syncApi("getRendererUserAgent", () => visit().device.userAgent);
  asyncApi("getNetworkType", (_options, task) =>
    task.ok({ networkType: visit().device.network, signalStrength: 0, hasSystemProxy: false }),
  );
  asyncApi("getScreenBrightness", (_options, task) => task.ok({ value: 0.5 }));
  syncApi("getBatteryInfoSync", () => ({ level: 100, isCharging: false }));
  syncApi("getExtConfigSync", () => ({}));
  syncApi("getSkylineInfoSync", () => ({ isSupported: false, version: "", reason: "not supported" }));
  asyncApi("getExtConfig", (_options, task) => task.ok({ extConfig: {} }));
  asyncApi("getBatteryInfo", (_options, task) => task.ok({ level: 100, isCharging: false }));
}
