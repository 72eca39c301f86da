/**
 * What the guest may ask of the view with a `ui` command, by name: what it passes and what comes back in the `reply`.
 *
 * A result of `void` answers `{}`. A failed one answers `ok: false` with `{errMsg}` (without the API's own prefix).
 * Node ids are those of the tree; node 0 means the page's visible area.
 */
export interface UiCalls {
  toast: { args: ToastArgs; result: void };
  /** hides a loading hint too, unless `noConflict` */
  hideToast: { args: { noConflict?: boolean }; result: void };
  loading: { args: { title: string; mask?: boolean }; result: void };
  /** hides a toast too, unless `noConflict` */
  hideLoading: { args: { noConflict?: boolean }; result: void };
  modal: { args: ModalArgs; result: { confirm: boolean; cancel: boolean; content?: string } };
  /** `tapIndex` is -1 when it was cancelled */
  actionSheet: { args: { alertText?: string; itemList: string[]; itemColor?: string }; result: { tapIndex: number } };
  /** a font under a name of the program's own, for pages and canvases */
  fontFace: { args: { family: string; source: string; desc?: Record<string, string> }; result: void };
  previewImage: { args: { urls: string[]; current?: string | number }; result: void };

  /** measures what selector queries ask for; one entry per item, null where there is nothing to measure */
  query: { args: { page: number; items: QueryItem[] }; result: (Record<string, unknown> | null)[] };
  /** intersections; each change arrives as `notice` with this command's id; ended by `unobserve` */
  observe: { args: ObserveArgs; result: void };
  unobserve: { args: { id: number }; result: void };
  /** keyframe animation of `this.animate`; answers when it has finished */
  animate: { args: AnimateArgs; result: void };
  /** what happens comes as notices of the command that starts */
  record: { args: RecordArgs; result: void };
  /** the person is asked before they leave the page; `message` null takes that back */
  alertBeforeUnload: { args: { page: number; message: string | null }; result: void };
  isPinned: { args: object; result: { pinned: boolean } };
  clearAnimation: { args: { page: number; nodes: number[]; options?: Record<string, boolean> }; result: void };
  /** a method of a component's context object (video, audio, scroll-view, editor, …) */
  invoke: { args: { page: number; node: number; method: string; args: unknown[] }; result: unknown };
  /** paints a draw list onto a canvas; answers when it can be seen */
  draw: { args: DrawArgs; result: void };
  /** keeps a part of a canvas as a file */
  canvasFile: { args: CanvasFileArgs; result: { tempFilePath: string } };
  /** pixels of a part of a canvas: `data` is base64 of RGBA bytes */
  canvasData: { args: CanvasArea; result: { width: number; height: number; data: string } };

  pageScrollTo: {
    args: { page: number; scrollTop?: number; node?: number; offsetTop?: number; duration?: number };
    result: void;
  };
  startPullDownRefresh: { args: { page: number }; result: void };
  stopPullDownRefresh: { args: { page: number }; result: void };
  background: { args: { page: number; color?: string; textStyle?: "dark" | "light" }; result: void };
  hideKeyboard: { args: object; result: void };

  /** makes a smaller picture of one and keeps it as a temporary file */
  compressImage: { args: CompressArgs; result: { file: ChosenFile } };
  /** a code by camera, from a picture, or typed */
  scan: { args: { onlyFromCamera?: boolean; scanType?: string[] }; result: { result: string; scanType: string } };
  /** shows a place on a map */
  openLocation: { args: OpenLocationArgs; result: void };
  previewMedia: { args: { sources: MediaSource[]; current: number }; result: void };
  /** plays sound of no page; `notice`s tell what happens to it */
  audio: { args: AudioArgs; result: void };

  setClipboard: { args: { data: string }; result: void };
  getClipboard: { args: object; result: { data: string } };
  vibrate: { args: { type: "short" | "long" }; result: void };
  phoneCall: { args: { phoneNumber: string }; result: void };
  keepScreenOn: { args: { on: boolean }; result: void };
  imageInfo: { args: { src: string }; result: { width: number; height: number; type: string } };
  /** offers a file or image for saving */
  download: { args: { src: string; name?: string }; result: void };
  openUrl: { args: { url: string }; result: void };
  /** offers a page of the program to others: `url` is its path on this server, `/p/{appId}/{page path}?{query}` */
  share: { args: { title: string; url: string }; result: void };
  /** the person's own picture, or one that they choose; a square that is kept as a temporary file */
  chooseAvatar: { args: object; result: { file: ChosenFile } };
  /** shows what the program says about the person's data */
  privacyContract: { args: PrivacyGuideline; result: void };
  /** tells the program's developer what is wrong or missing */
  feedback: { args: object; result: void };
  /** the person talks to the program's staff; answers when they leave, with the page that they tapped in the chat, if any */
  contact: {
    args: { sessionFrom: string; title: string; path: string; picture: string; card: boolean };
    result: { path: string; query: Record<string, string> };
  };
  chooseFiles: { args: ChooseArgs; result: { files: ChosenFile[] } };
  /** opens the program anew, in the version that is released now */
  restart: { args: object; result: void };
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
  delay?: number;
  /** a timing function of CSS for the whole; `linear` when left out */
  easing?: string;
  timeline?: Record<string, unknown>;
}

/**
 * One step of drawing: a method or setting of a 2d context by its name, then its arguments. Besides those: `size` (width, height of
 * the surface, which clears it), `image` (a number and an address: from now on `{"image": number}` stands for that picture),
 * `putImageData` (base64, width, height, x, y). Gradients, patterns and paths are plain objects.
 */
export type DrawAction = [name: string, ...args: unknown[]];

export interface DrawArgs {
  page: number;
  node: number;
  /** clears the canvas and the state of its context first */
  clear?: boolean;
  /** the program sizes the surface itself; else it is the box in device pixels, and the unit is the CSS pixel */
  raw?: boolean;
  actions: DrawAction[];
}

/** A part of a canvas in the units that the program draws in; left out: all of it. */
export interface CanvasArea {
  page: number;
  node: number;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
}

export interface CanvasFileArgs extends CanvasArea {
  destWidth?: number;
  destHeight?: number;
  /** `png` or `jpg` */
  fileType?: string;
  /** of a JPEG, above 0 up to 1 */
  quality?: number;
}

export interface CompressArgs {
  src: string;
  /** 0 to 100 */
  quality: number;
  width?: number;
  height?: number;
}

export interface OpenLocationArgs {
  latitude: number;
  longitude: number;
  scale?: number;
  name?: string;
  address?: string;
}

export interface MediaSource {
  url: string;
  type: "image" | "video";
  poster?: string;
}

/** `player` is the guest's number for one sound; `set` changes it, the others act on it. */
export interface AudioArgs {
  player: number;
  act: "set" | "play" | "pause" | "stop" | "seek" | "destroy";
  /** seconds, for `seek` */
  position?: number;
  src?: string;
  startTime?: number;
  autoplay?: boolean;
  loop?: boolean;
  volume?: number;
  playbackRate?: number;
}

/** `value` of the `notice` of an `audio` command: what happened, and how the sound stands. */
export interface AudioNews {
  event: string;
  currentTime: number;
  duration: number;
  buffered: number;
  paused: boolean;
  errMsg?: string;
}

export interface RecordArgs {
  act: "start" | "pause" | "resume" | "stop";
  /** milliseconds after which a recording ends by itself */
  duration?: number;
}

/** `value` of the `notice` of a `record` command that started. */
export interface RecordNews {
  event: "start" | "pause" | "resume" | "stop" | "error";
  /** of `stop` */
  file?: { path: string; size: number };
  /** milliseconds, pauses left out */
  duration?: number;
  errMsg?: string;
}

/** Which data a program collects and why, and how its developer is reached; in the program's own words. */
export interface PrivacyGuideline {
  uses: { data: string; why: string }[];
  contact: string;
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
  /** the program's own name for it, `wxfile://…` */
  url: string;
  width?: number;
  height?: number;
  /** of a video, in seconds */
  duration?: number;
}
