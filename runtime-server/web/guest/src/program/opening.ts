import * as glassEasel from "glass-easel";
import type { Input } from "@minihost/protocol";
import { ask, call, log } from "../base/door.js";
import { asString, isObject, type Dictionary } from "../base/builtins.js";
import { unsupported } from "../base/errors.js";
import {
  navigateBack,
  navigateTo,
  NavigationFailed,
  pageById,
  redirectTo,
  reLaunch,
  switchTab,
  topPage,
} from "./stack.js";
import { noteTemporary } from "../wx/files/file-index.js";
import { userInfoByButton } from "../wx/person.js";
import { agreeByButton, PRIVACY_REFUSED, withPrivacy } from "../wx/privacy.js";
import type { Page } from "./page.js";
import { shareContent } from "./sharing.js";
import { visit } from "./state.js";

type Navigate = Extract<Input, { i: "navigate" }>;
type Open = Extract<Input, { i: "open" }>;

const moves: Record<string, (input: Navigate) => unknown> = {
  navigate: (input) => navigateTo(input.url),
  redirect: (input) => redirectTo(input.url),
  switchTab: (input) => switchTab(input.url),
  reLaunch: (input) => reLaunch(input.url),
  navigateBack: (input) => navigateBack(input.delta),
  exit: () => ask("exit", {}),
};

/** A navigator was tapped. */
export function openByNavigator(input: Navigate): void {
  if (input.target) {
    call("navigateToMiniProgram", input.target, (ok, value) => tell(input, ok ? "success" : "fail", value));
    return;
  }
  const move = moves[input.openType] ?? moves.navigate!;
  try {
    move(input);
    tell(input, "success", { errMsg: `${input.openType}:ok` });
  } catch (error) {
    if (!(error instanceof NavigationFailed)) throw error;
    const errMsg = `${input.openType}:fail ${error.message}`;
    log({ level: "warn", kind: "api", attribution: "program", message: errMsg, api: input.openType });
    tell(input, "fail", { errMsg });
  }
}

function tell(input: { page: number; node: number }, type: string, detail: unknown): void {
  const element = pageById(input.page)?.backend.tree.nodes.get(input.node)?.__wxElement;
  if (!element) return;
  const event = new glassEasel.Event(type, detail, { composed: true, capturePhase: true });
  glassEasel.Event.dispatchEvent(element, event);
}

type Answer = (input: Open, tellOf: (ok: boolean, detail: Dictionary) => void) => void;

/** Which event answers a button of an open type, by which name its message goes, and who answers. */
const answers: Record<string, [event: string, answer: Answer]> = {
  getPhoneNumber: ["getphonenumber", (_input, done) => call("getPhoneNumber", {}, settled(done))],
  getRealtimePhoneNumber: [
    "getrealtimephonenumber",
    (_input, done) => call("getPhoneNumber", { realtime: true }, settled(done)),
  ],
  getUserInfo: ["getuserinfo", (input, done) => userInfoByButton(input.attributes.lang, settled(done))],
  openSetting: ["opensetting", (_input, done) => call("openSetting", {}, settled(done))],
  chooseAvatar: ["chooseavatar", (_input, done) => chooseAvatar(done)],
  feedback: ["feedback", (_input, done) => ask("feedback", {}, settled(done))],
};

/** Kinds that may stand beside another one, and are first then. */
const AGREE = "agreePrivacyAuthorization";

/** Kinds that are about people. */
const PRIVATE = new Set(["getPhoneNumber", "getRealtimePhoneNumber", "getUserInfo", "chooseAvatar"]);

const settled =
  (done: (ok: boolean, detail: Dictionary) => void) =>
  (ok: boolean, value: unknown): void =>
    done(ok, isObject(value) ? value : {});

function chooseAvatar(done: (ok: boolean, detail: Dictionary) => void): void {
  ask("chooseAvatar", {}, (ok, value) => {
    const file = ok && isObject(value) && isObject(value.file) ? value.file : null;
    if (!file) return settled(done)(false, value);
    noteTemporary(String(file.url), Number(file.size));
    done(true, { avatarUrl: file.url });
  });
}

/** A button with an open type, or with two of them, was tapped. */
export function openByButton(input: Open): void {
  const kinds = input.openType.split("|").map((kind) => kind.trim());
  if (kinds.includes(AGREE)) {
    agreeByButton(buttonId(input));
    tell(input, "agreeprivacyauthorization", { errMsg: `${AGREE}:ok` });
  }
  const kind = kinds.find((name) => name !== AGREE);
  if (kind !== undefined) openAs(kind, input);
}

function buttonId(input: Open): string {
  return pageById(input.page)?.backend.tree.nodes.get(input.node)?.__wxElement?.id ?? "";
}

function openAs(kind: string, input: Open): void {
  if (kind === "share") return shareFrom(input);
  if (kind === "contact") return contactFrom(input);
  // No browser opens another app.
  if (kind === "launchApp") return tell(input, "error", { errMsg: "invalid scene" });
  const answer = answers[kind];
  if (!answer) return void unsupported(`button.open-type.${kind}`);
  const [event, run] = answer;
  const end = (ok: boolean, detail: Dictionary) => {
    const why = asString(detail.errMsg).replace(/^\w*:?(ok|fail):? ?/, "");
    const errMsg = ok ? `${kind}:ok` : `${kind}:fail${why && ` ${why}`}`;
    if (!ok) log({ level: "warn", kind: "api", attribution: "program", message: errMsg, api: kind });
    tell(input, event, { ...detail, errMsg });
  };
  if (!PRIVATE.has(kind)) return run(input, end);
  withPrivacy(kind, (isAllowed) => {
    if (isAllowed) run(input, end);
    else end(false, PRIVACY_REFUSED);
  });
}

const SESSION_FROM_MAX = 1000;

/** The person talks to the program's staff. Without a page of the program's choice they may send the one that they are on. */
function contactFrom(input: Open): void {
  const text = (name: string) => (typeof input.attributes[name] === "string" ? String(input.attributes[name]) : "");
  const page = pageById(input.page);
  const args = {
    sessionFrom: text("session-from").slice(0, SESSION_FROM_MAX),
    title: text("send-message-title").slice(0, 100),
    path: (text("send-message-path") || (page?.path ?? "")).slice(0, 1024),
    picture: text("send-message-img").slice(0, 1024),
    card: input.attributes["show-message-card"] !== undefined && input.attributes["show-message-card"] !== false,
  };
  ask("contact", args, (ok, value) => {
    const detail: Dictionary = isObject(value) ? { ...value } : {};
    tell(input, "contact", ok ? { errMsg: "enterContact:ok", ...detail } : { errMsg: "enterContact:fail" });
  });
}

function shareFrom(input: Open): void {
  const page = pageById(input.page);
  const element = page?.backend.tree.nodes.get(input.node)?.__wxElement;
  if (!page) return;
  const target = element ? { id: element.id, dataset: { ...element.dataset } } : {};
  share(page, { from: "button", target });
}

/** The visible page is shared from the host's menu. */
export function shareByMenu(): void {
  const page = topPage();
  if (page) share(page, { from: "menu" });
}

function share(page: Page, event: Dictionary): void {
  shareContent(page, event, (content) => {
    const url = `/p/${visit().launch.appId}/${content.path}`;
    ask("share", { title: content.title, url });
  });
}
