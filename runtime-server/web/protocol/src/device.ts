/** Heights of the host's bars in CSS pixels; the status bar lies above the navigation bar, the safe area below the tab bar. */
export const barHeight = { navigation: 44, tab: 50 } as const;

/** What the view knows of the device it runs on; lengths in CSS pixels of the page's frame. */
export interface Device {
  windowWidth: number;
  /** height of the page area: without navigation bar and tab bar */
  windowHeight: number;
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  pixelRatio: number;
  theme: "light" | "dark";
  /** BCP 47 */
  language: string;
  /** minutes east of UTC */
  timezoneOffset: number;
  /** IANA name */
  timezone: string;
  userAgent: string;
  touch: boolean;
  fontSize: number;
  safeArea: Rect;
  menuButton: Rect;
  network: string;
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}
