import { sheetsFolder } from "./pages/preloaded.js";
import type { LaunchUrl, NavBar, TabBarState } from "@minihost/protocol";

/** What the server writes into the page that carries the view. */
export interface Shell {
  session: string;
  hash: string;
  appId: string;
  appName: string;
  /** what the organisation is called whose program it is; `operator` for the host's own, empty where it is not known */
  developer: string;
  icon: string;
  entry: LaunchUrl;
  bar: NavBar;
  tabbar: TabBarState | null;
  /** URL prefix of the bundle's own files, ending in a slash */
  files: string;
  /** address of the WebSocket, absolute or a path */
  ws: string;
  /** where maps take their tiles from; left out: maps show a plain grid */
  mapTiles?: MapTiles;
  language: string;
  window: Record<string, unknown>;
  /** `v2` where app.json asks for the platform's second style of components */
  style?: string;
  /** leaves the host's shadow root open, for tests */
  testHooks?: boolean;
}

export interface MapTiles {
  /** with `{z}`, `{x}` and `{y}` in it */
  url: string;
  attribution?: string;
  /** closest zoom that the source has */
  maxZoom?: number;
}

const plainBar: NavBar = {
  title: "",
  background: "#ffffff",
  front: "black",
  loading: false,
  style: "default",
  home: false,
};

/** Reads the shell of the document; throws when the server did not write one. */
export function readShell(doc: Document): Shell {
  const text = doc.getElementById("minihost")?.textContent;
  if (!text) throw new Error("the page carries no shell");
  const shell = JSON.parse(text) as Partial<Shell>;
  if (!shell.session || !shell.appId) throw new Error("the shell names no session");
  const hash = shell.hash ?? "";
  return {
    appName: shell.appId,
    developer: "",
    icon: "",
    entry: { path: "", query: "" },
    tabbar: null,
    files: `/_b/${hash}/f/`,
    ws: "/_ws",
    language: doc.documentElement.lang || navigator.language,
    window: {},
    ...shell,
    hash,
    session: shell.session,
    appId: shell.appId,
    bar: { ...plainBar, ...shell.bar },
  };
}

/** URL prefix of the bundle's compiled style sheets, ending in a slash. */
export function stylesPrefix(shell: Shell): string {
  const folder = sheetsFolder();
  return shell.files.endsWith("/f/") ? `${shell.files.slice(0, -2)}${folder}/` : `/_b/${shell.hash}/${folder}/`;
}

/** Absolute address of the WebSocket. */
export function socketUrl(shell: Shell, page: Location): string {
  const url = new URL(shell.ws, page.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
