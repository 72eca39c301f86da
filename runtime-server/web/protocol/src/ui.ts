/**
 * What the guest may ask of the view with a `ui` command, by name: what it passes and what comes back in the `reply`.
 *
 * A result of `void` answers `{}`. A failed one answers `ok: false` with `{errMsg}` (without the API's own prefix).
 * Node ids are those of the tree; node 0 means the page's visible area.
 */
export interface UiCalls {
  toast: { args: ToastArgs; result: void };
  hideToast: { args: object; result: void };
  loading: { args: { title: string; mask?: boolean }; result: void };
  hideLoading: { args: object; result: void };
  modal: { args: ModalArgs; result: { confirm: boolean; cancel: boolean; content?: string } };
  /** `tapIndex` is -1 when it was cancelled */
  actionSheet: { args: { alertText?: string; itemList: string[]; itemColor?: string }; result: { tapIndex: number } };
  previewImage: { args: { urls: string[]; current?: string | number }; result: void };

  /** measures what selector queries ask for; one entry per item, null where there is nothing to measure */
  query: { args: { page: number; items: QueryItem[] }; result: (Record<string, unknown> | null)[] };
  /** intersections; each change arrives as `notice` with this command's id; ended by `unobserve` */
  observe: { args: ObserveArgs; result: void };
  unobserve: { args: { id: number }; result: void };
  /** keyframe animation of `this.animate`; answers when it has finished */
  animate: { args: AnimateArgs; result: void };
  clearAnimation: { args: { page: number; nodes: number[]; options?: Record<string, boolean> }; result: void };
  /** a method of a component's context object (video, audio, scroll-view, editor, …) */
  invoke: { args: { page: number; node: number; method: string; args: unknown[] }; result: unknown };
  /** paints a draw list (`{method, data}` as of CanvasContext) onto a canvas */
  draw: { args: { page: number; node: number; reserve: boolean; actions: DrawAction[] }; result: void };

  pageScrollTo: {
    args: { page: number; scrollTop?: number; node?: number; offsetTop?: number; duration?: number };
    result: void;
  };
  startPullDownRefresh: { args: { page: number }; result: void };
  stopPullDownRefresh: { args: { page: number }; result: void };
  background: { args: { page: number; color?: string; textStyle?: "dark" | "light" }; result: void };
  hideKeyboard: { args: object; result: void };

  setClipboard: { args: { data: string }; result: void };
  getClipboard: { args: object; result: { data: string } };
  vibrate: { args: { type: "short" | "long" }; result: void };
  phoneCall: { args: { phoneNumber: string }; result: void };
  location: { args: { type?: string; isHighAccuracy?: boolean }; result: LocationResult };
  keepScreenOn: { args: { on: boolean }; result: void };
  imageInfo: { args: { src: string }; result: { width: number; height: number; type: string } };
  /** offers a file or image for saving */
  download: { args: { src: string; name?: string }; result: void };
  openUrl: { args: { url: string }; result: void };
  /** the device's share sheet, or the link in the clipboard; `url` is absolute or a path of this server */
  share: { args: { title: string; text?: string; url: string }; result: void };
  chooseFiles: { args: ChooseArgs; result: { files: ChosenFile[] } };
  /** leaves the program */
  exit: { args: object; result: void };
}

export type UiName = keyof UiCalls;
export type UiArgs<N extends UiName> = UiCalls[N]["args"];
export type UiResult<N extends UiName> = UiCalls[N]["result"];

export interface ToastArgs {
  title: string;
  icon?: "success" | "error" | "loading" | "none";
  /** instead of the icon; path in the bundle or URL */
  image?: string;
  /** milliseconds, default 1500 */
  duration?: number;
  mask?: boolean;
}

export interface ModalArgs {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

/** What to measure of one node. Selectors are matched by the guest; `id` and `dataset` it adds itself. */
export interface QueryItem {
  node: number;
  /** left, top, right, bottom relative to the page's visible area */
  rect?: boolean;
  size?: boolean;
  /** scrollLeft, scrollTop, scrollWidth, scrollHeight */
  scrollOffset?: boolean;
  /** current values of these component properties */
  properties?: string[];
  computedStyle?: string[];
}

export interface ObserveArgs {
  page: number;
  nodes: number[];
  /** reference areas; the intersection of all counts */
  relativeTo: { node: number; margins?: { left?: number; top?: number; right?: number; bottom?: number } }[];
  thresholds: number[];
  initialRatio: number;
}

/** `value` of the `notice` of an `observe` command. */
export interface Intersection {
  node: number;
  intersectionRatio: number;
  intersectionRect: Area;
  boundingClientRect: Area;
  relativeRect: Area;
  time: number;
}

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}

export interface AnimateArgs {
  page: number;
  nodes: number[];
  keyframes: Record<string, unknown>[];
  /** milliseconds */
  duration: number;
  timeline?: Record<string, unknown>;
}

export interface DrawAction {
  method: string;
  data: unknown[];
}

export interface LocationResult {
  latitude: number;
  longitude: number;
  speed: number;
  accuracy: number;
  altitude: number;
  verticalAccuracy: number;
  horizontalAccuracy: number;
}

export interface ChooseArgs {
  count: number;
  /** MIME patterns or extensions as of an `accept` attribute */
  accept: string;
  camera?: "front" | "back";
}

export interface ChosenFile {
  name: string;
  /** MIME type */
  type: string;
  size: number;
  /** where the server keeps it for this session */
  url: string;
  width?: number;
  height?: number;
}
