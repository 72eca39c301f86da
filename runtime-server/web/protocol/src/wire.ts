import type { AskName } from "./asks.js";
import type { Device } from "./device.js";
import type { Props, TreeNode, TreeOp } from "./tree.js";
import type { UiName } from "./ui.js";

/**
 * The WebSocket between the view and the server: one JSON text frame per message.
 *
 * Server → view frames that change what is seen carry `seq`, starting at 1 and without gaps within an epoch, except that a frame
 * that starts with a `snapshot` command may have any higher number. The view acknowledges the highest `seq` it has applied;
 * a view that never does is taken for a slow one and is sent nothing more. After a lost connection the view joins again with
 * the last applied `seq`: the server resends what is missing, or a snapshot.
 *
 * View → server input frames carry `n`, starting at 1 without gaps within an epoch. The server ignores an `n` that it has seen;
 * the view resends what is above `welcome.n`. `ack` means that the program has handled the input (its patches come first).
 *
 * The server closes a connection on which nothing arrived for 45 s (WebSocket pings are answered by the browser itself; `ping`
 * is for the view's own curiosity). Close code 1012: the server restarts or the session moves, join again.
 */
export type ClientFrame =
  /** first frame of a connection; `seq` 0 and `epoch` null for a view that has nothing yet */
  | { t: "join"; session: string; seq: number; epoch: string | null; device: Device; url: LaunchUrl }
  | { t: "in"; n: number; m: Input }
  | { t: "ack"; seq: number }
  /** answers an `ask` of the server; `ok: false` carries `{errMsg}` */
  | { t: "answer"; id: number; ok: boolean; value: unknown }
  | { t: "ping" };

export interface LaunchUrl {
  /** page path without leading slash; empty: the program's first page */
  path: string;
  /** query string without `?` */
  query: string;
}

export type ServerFrame =
  /**
   * With `resumed` the frames after the joined `seq` follow. Without, the view drops what it shows: a snapshot or the frames
   * of a launch follow. When `epoch` is not the one the view knew, its unacknowledged inputs are dropped too.
   */
  | {
      t: "welcome";
      session: string;
      epoch: string;
      n: number;
      resumed: boolean;
      /** path below which the program's files lie (on the origin of bundle files) and where chosen ones are posted */
      files?: string;
      /** path at which the session is found from now on */
      ws?: string;
    }
  | { t: "do"; seq: number; m: ViewCommand[] }
  | { t: "ack"; n: number }
  | { t: "pong" }
  /**
   * the host asks something past the program, see `HostAsks`; asked again after every join until it is answered. With `after`
   * not before this `seq` is applied, and before everything that waits for a person
   */
  | { t: "ask"; id: number; name: AskName; args: unknown; after?: number }
  /** this session will not go on; the view shows it and stops reconnecting */
  | { t: "end"; code: EndCode; attribution: Attribution; message: string }
  /** the session was launched anew on another runner; state of the program is lost, the person is told */
  | { t: "restarted"; message: string }
  /** another node has this session, or had it a moment ago: the view tries again, at this path */
  | { t: "elsewhere"; ws: string };

export type EndCode =
  | "limit"
  | "replaced"
  | "expired"
  | "not-found"
  | "forbidden"
  | "bad-message"
  | "program-error"
  | "shutdown"
  | "busy"
  | "removed"
  | "signed-out";
export type Attribution = "program" | "host" | "network";

/** What the guest wants of the view. `snapshot` replaces everything the view has. */
export type ViewCommand =
  /** `stack` has the ids of the pages one above the other, the bottom one first; other pages are tabs that live beside */
  | { c: "snapshot"; pages: PageSnapshot[]; top: number; stack?: number[]; shell: ShellState }
  | { c: "page"; page: PageOpened }
  /** makes a page the visible one, removing the pages in `closed` */
  | { c: "show"; page: number; closed: number[]; how: Transition }
  | { c: "tree"; page: number; ops: TreeOp[] }
  | { c: "ready"; page: number }
  | { c: "navbar"; page: number; bar: Partial<NavBar> }
  /** what the page handles now, in place of {@link PageOpened.on} */
  | { c: "on"; page: number; on: string[] }
  | { c: "tabbar"; bar: Partial<TabBarState> }
  /** host surface or view ability, see {@link UiCalls}; `id` > 0 wants an {@link Input} `reply` */
  | { c: "ui"; id: number; name: UiName; args: unknown }
  /** an input value that the program set for revision `rev` of what the person typed, and where it puts the cursor */
  | { c: "value"; page: number; node: number; value: string; rev: number; cursor?: number };

export type Transition = "launch" | "push" | "pop" | "replace" | "tab" | "relaunch";

export interface PageOpened {
  id: number;
  /** node id of the page's root element */
  root: number;
  path: string;
  query: string;
  /** style sheets in cascade order, as paths below `/_b/{hash}/s/` without `.css` */
  styles: string[];
  bar: NavBar;
  /** merged window configuration of app.json and page.json */
  window: Record<string, unknown>;
  /** index in the tab bar, or -1 */
  tab: number;
  /** what the page's own element carries, for pages whose styles reach it; usually left out */
  props?: Props;
  /** what the person is asked before they leave the page */
  alert?: string;
  /** what the page handles of `scroll`, `reachbottom`, `pulldown`, `resize`; left out: everything */
  on?: string[];
}

export interface PageSnapshot extends PageOpened {
  tree: TreeNode[];
  ready: boolean;
}

export interface NavBar {
  title: string;
  background: string;
  /** `black` or `white` */
  front: string;
  loading: boolean;
  /** `default` or `custom` */
  style: string;
  home: boolean;
}

export interface TabBarState {
  visible: boolean;
  /** a custom tab bar is painted by the program itself */
  custom: boolean;
  color: string;
  selectedColor: string;
  background: string;
  border: string;
  position: string;
  list: TabItem[];
}

export interface TabItem {
  path: string;
  text: string;
  icon: string;
  selectedIcon: string;
  badge: string;
  dot: boolean;
}

export interface ShellState {
  appName: string;
  tabbar: TabBarState | null;
}

/** Where a navigator with `target="miniProgram"` leads. */
export interface NavigateTarget {
  appId: string;
  path: string;
  extraData?: unknown;
  version?: string;
  shortLink?: string;
}

/**
 * What the view tells the guest.
 *
 * `submit` events of a form carry the values of built-in fields by name; the guest adds those of components with the
 * behaviour `wx://form-field` before it dispatches them. Events of `input` and `textarea` carry `rev`, which grows with every
 * change by the person; the guest sends a value that the program sets on such a field, by attribute or as the result of a
 * handler, as `value` command with the highest `rev` it has seen from that field, and as a tree operation only while it
 * has seen none.
 */
export type Input =
  | {
      i: "event";
      page: number;
      node: number;
      type: string;
      detail: unknown;
      /** fields of the event object besides detail: touches, changedTouches, … */
      extra?: Record<string, unknown>;
      bubbles?: boolean;
      /**
       * `offsetLeft` and `offsetTop` of the elements that handlers may see as targets: node id, left and top of each, one
       * after the other
       */
      at?: number[];
      /** revision of an input element's text */
      rev?: number;
    }
  /** new value of a two-way bound attribute */
  | { i: "model"; page: number; node: number; name: string; value: unknown; rev?: number }
  | { i: "reply"; id: number; ok: boolean; value: unknown }
  /** the person pressed back (host's button, browser, gesture) */
  | { i: "back" }
  | { i: "tab"; index: number }
  | { i: "home" }
  /** a navigator was tapped (after its `tap`); attributes as the program set them */
  | { i: "navigate"; page: number; node: number; openType: string; url: string; delta: number; target?: NavigateTarget }
  /**
   * A button with an `open-type` was tapped (after its `tap`). The guest asks the host and dispatches the event that
   * belongs to it (`getuserinfo`, `getphonenumber`, …), or calls onShareAppMessage for `share`.
   */
  | { i: "open"; page: number; node: number; openType: string; attributes: Record<string, unknown> }
  /** the person shares the visible page from the host's menu; the guest answers with the `ui` command `share` */
  | { i: "share" }
  | { i: "visible"; visible: boolean }
  | { i: "resize"; device: Device }
  | { i: "theme"; theme: "light" | "dark" }
  | { i: "pulldown"; page: number }
  | { i: "reachbottom"; page: number }
  | { i: "scroll"; page: number; top: number }
  /** a subscription that the guest opened with a `ui` command (intersection observer, …) has news */
  | { i: "notice"; id: number; value: unknown }
  | { i: "network"; type: string }
  | { i: "error"; message: string };
