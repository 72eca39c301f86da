import * as glassEasel from "glass-easel";
import type { Input } from "@minihost/protocol";
import { ask, call, log } from "../base/door.js";
import { isObject, type Dictionary } from "../base/builtins.js";
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
import { userInfoByButton } from "../wx/person.js";
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

/** Which event answers a button of an open type, and what it would ask the host for. */
const answers: Record<string, [api: string, event: string]> = {
  getPhoneNumber: ["getPhoneNumber", "getphonenumber"],
  getRealtimePhoneNumber: ["getRealtimePhoneNumber", "getrealtimephonenumber"],
  getUserInfo: ["getUserInfo", "getuserinfo"],
  openSetting: ["openSetting", "opensetting"],
  chooseAvatar: ["chooseAvatar", "chooseavatar"],
  contact: ["contact", "contact"],
  agreePrivacyAuthorization: ["agreePrivacyAuthorization", "agreeprivacyauthorization"],
  launchApp: ["launchApp", "error"],
  feedback: ["feedback", "feedback"],
};

/** A button with an open type was tapped. */
export function openByButton(input: Open): void {
  if (input.openType === "share") {
    shareFrom(input);
    return;
  }
  const answer = answers[input.openType];
  if (!answer) {
    unsupported(`button.open-type.${input.openType}`);
    return;
  }
  const [api, event] = answer;
  if (api === "getUserInfo") {
    userInfoByButton((_ok, detail) => tell(input, event, { errMsg: "getUserInfo:ok", ...detail }));
  } else if (api === "openSetting") {
    call(api, {}, (ok, value) => {
      const detail: Dictionary = isObject(value) ? { ...value } : {};
      detail.errMsg ??= `${api}:${ok ? "ok" : "fail"}`;
      tell(input, event, detail);
    });
  } else {
    unsupported(api);
    tell(input, event, { errMsg: `${api}:fail not supported` });
  }
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
