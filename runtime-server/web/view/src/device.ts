import { barHeight, type Device, type Rect } from "@minihost/protocol";

/** Insets that the device keeps for itself, in CSS pixels. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const capsule = { width: 87, height: 32, right: 7, top: 6 };

/** Reads the safe area from custom properties that the style sheet fills from `env()`. */
export function safeInsets(frame: Element): Insets {
  const style = getComputedStyle(frame);
  const inset = (side: string) => Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
  return { top: inset("top"), right: inset("right"), bottom: inset("bottom"), left: inset("left") };
}

export function menuButton(width: number, statusBar: number): Rect {
  const right = width - capsule.right;
  const top = statusBar + capsule.top;
  return rect(right - capsule.width, top, capsule.width, capsule.height);
}

export function theme(): "light" | "dark" {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Measures the frame that the program is shown in; `bars` tells which of the host's bars take from the page's height. */
export function measure(frame: Element, probe: Element, bars: { navigation: boolean; tab: boolean }): Device {
  const { width, height } = frame.getBoundingClientRect();
  const safe = safeInsets(probe);
  const above = bars.navigation ? safe.top + barHeight.navigation : 0;
  const below = bars.tab ? barHeight.tab + safe.bottom : 0;
  return {
    windowWidth: width,
    windowHeight: height - above - below,
    screenWidth: width,
    screenHeight: height,
    statusBarHeight: safe.top,
    pixelRatio: window.devicePixelRatio,
    theme: theme(),
    language: navigator.language,
    timezoneOffset: -new Date().getTimezoneOffset(),
    timezone: timezone(),
    userAgent: navigator.userAgent,
    touch: navigator.maxTouchPoints > 0,
    fontSize: Math.round(16 * textScale()),
    safeArea: rect(safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom),
    menuButton: menuButton(width, safe.top),
    network: networkType(),
  };
}

/** IANA name of the person's time zone. */
function timezone(): string {
  // asking Intl takes a browser 20 ms when it has just started, in which the program would be started already
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

/** How much larger than usual the person wants to read, 1 to 2: the browser's or the system's font size tells. */
export function textScale(): number {
  const probe = document.createElement("span");
  probe.style.cssText = "position: fixed; visibility: hidden; font: -apple-system-body";
  const usual = probe.style.font === "" ? 16 : 17;
  if (usual === 16) probe.style.fontSize = "medium";
  document.body.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return Math.min(2, Math.max(1, size / usual || 1));
}

/** The platform's name for the connection's kind; browsers tell little. */
export function networkType(): string {
  if (!navigator.onLine) return "none";
  const connection = (navigator as { connection?: { type?: string; effectiveType?: string } }).connection;
  if (connection?.type === "cellular") return connection.effectiveType ?? "4g";
  return "wifi";
}

function rect(left: number, top: number, width: number, height: number): Rect {
  return { left, top, width, height, right: left + width, bottom: top + height };
}
