import type { CallArgs, CallName } from "@minihost/protocol";
import { isObject, stringify, type Dictionary } from "../base/builtins.js";
import { call } from "../base/door.js";
import { appConfig } from "../program/state.js";
import { DEFAULT_AVATAR } from "./avatar.js";
import { asyncApi, lackingApi, settleTask, wrongType, type Task } from "./api.js";

/** Passes an API on to the host, which knows the person and what they agreed to. */
function askHost<N extends CallName>(name: N, args: (options: Dictionary) => CallArgs<N>, partial?: string) {
  asyncApi(
    name,
    (options: Dictionary, task: Task) => {
      call(name, args(options), (ok, value) => settleTask(task, ok, value));
    },
    partial,
  );
}

/** Why the program wants what a scope is about, as its app.json says. */
export function reasonOf(scope: unknown): string {
  const reasons = appConfig("permission");
  const entry = isObject(reasons) ? reasons[String(scope)] : undefined;
  return isObject(entry) && typeof entry.desc === "string" ? entry.desc : "";
}

/** What the platform tells every program of everybody since people are no longer shown to programs by name. */
export function anonymous(lang: unknown): Dictionary {
  const userInfo = {
    nickName: "微信用户",
    avatarUrl: DEFAULT_AVATAR,
    gender: 0,
    country: "",
    province: "",
    city: "",
    language: typeof lang === "string" ? lang : "",
    is_demote: true,
  };
  return { userInfo, rawData: stringify(userInfo), signature: "", encryptedData: "", iv: "" };
}

const NO_KEYS = "the same nickname for everybody, as on the platform today; signature, encryptedData and iv are empty";

function getUserProfile(options: Dictionary, task: Task): void {
  const wrong = wrongType("desc", options.desc, "String");
  if (wrong) {
    task.fail(wrong);
    return;
  }
  call("profileConsent", { reason: String(options.desc) }, (ok, value) => {
    if (ok) task.ok(anonymous(options.lang));
    else settleTask(task, ok, value, "program");
  });
}

/** A button with `open-type="getUserInfo"` asks the person; the call alone tells what needs nobody's word. */
export function userInfoByButton(done: (ok: boolean, value: Dictionary) => void): void {
  call("authorize", { scope: "scope.userInfo", reason: "" }, (ok) => {
    if (ok) done(true, anonymous(""));
    else done(false, { errMsg: "getUserInfo:fail auth deny" });
  });
}

export function addPerson(): void {
  askHost("login", () => ({}));
  askHost("checkSession", () => ({}));
  asyncApi("getUserInfo", ({ lang }, task) => task.ok(anonymous(lang)), NO_KEYS);
  asyncApi("getUserProfile", getUserProfile, NO_KEYS);
  askHost("getSetting", () => ({}), "subscriptionsSetting is missing");
  askHost("openSetting", () => ({}));
  askHost("authorize", ({ scope }) => ({ scope: String(scope), reason: reasonOf(scope) }));
  asyncApi("getPrivacySetting", (_options, task) => task.ok({ needAuthorization: false, privacyContractName: "" }));
  asyncApi("requirePrivacyAuthorize", (_options, task) => task.ok());
  const switchedOff = "The main switch is switched off, subscription denied";
  lackingApi("requestSubscribeMessage", "no subscribed messages are sent yet", switchedOff, { errCode: 20004 });
  lackingApi("requestPayment", "there are no payments yet", "payments are not available on this host");
  lackingApi("chooseAddress", "no addresses are kept", "auth deny");
  lackingApi("chooseInvoiceTitle", "no invoice titles are kept", "auth deny");
  lackingApi("getShareInfo", "nothing is shared to groups", "invalid shareTicket");
  lackingApi("getGroupEnterInfo", "nothing is shared to groups", "not from group");
  lackingApi("getWeRunData", "no browser counts steps", "device not support");
}
