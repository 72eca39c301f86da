import type { CallArgs, CallName } from "@minihost/protocol";
import { asString, isObject, type Dictionary } from "../base/builtins.js";
import { call } from "../base/door.js";
import { appConfig } from "../program/state.js";
import { apis, asyncApi, asyncCall, lackingApi, settleTask, syncApi, wrongType, type Task } from "./api.js";

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

const NOBODYS =
  "the same nickname for everybody, as on the platform today, unless the person chose to show the program their own";

/** `asks` says whether the person is asked; see the host API. */
function userInfo(asks: string, done: (ok: boolean, value: unknown) => void, options: Dictionary = {}): void {
  const { lang, withCredentials, desc } = options;
  const credentials = withCredentials === false ? { withCredentials: false } : {};
  const args = { asks, lang: asString(lang), reason: asString(desc), ...credentials };
  call("getUserInfo", args, done);
}

function getUserProfile(options: Dictionary, task: Task): void {
  const wrong = wrongType("desc", options.desc, "String");
  if (wrong) task.fail(wrong);
  else userInfo("always", (ok, value) => settleTask(task, ok, value, "program"), options);
}

/** A button with `open-type="getUserInfo"` asks the person; the call alone tells what needs nobody's word. */
export function userInfoByButton(lang: unknown, done: (ok: boolean, value: unknown) => void): void {
  userInfo("once", done, { lang });
}

/** What encrypts between a program and its own server. */
function makeCryptoManager(): Dictionary {
  return {
    getLatestUserKey: (given?: unknown) =>
      asyncCall("getLatestUserKey", given, (_options, task) =>
        call("getLatestUserKey", {}, (ok, value) => settleTask(task, ok, value)),
      ),
    getRandomValues: apis.getRandomValues,
  };
}

/** With `withSubscriptions` also what the person has decided about messages. */
function getSetting(options: Dictionary, task: Task): void {
  call("getSetting", {}, (ok, value) => {
    if (!ok || options.withSubscriptions !== true) return settleTask(task, ok, value);
    return call("subscriptionsSetting", {}, (also, subscriptionsSetting) => {
      if (also) task.ok({ ...(value as Dictionary), subscriptionsSetting });
      else settleTask(task, also, subscriptionsSetting);
    });
  });
}

function requestSubscribeMessage(options: Dictionary, task: Task): void {
  const ids: unknown[] = Array.isArray(options.tmplIds) ? options.tmplIds : [];
  if (ids.some((id) => typeof id !== "string" || id.length > 100)) {
    task.fail("Invalid template id", { errCode: 10004 });
    return;
  }
  // more than a few are refused all the same
  const tmplIds = ids.slice(0, 50) as string[];
  call("requestSubscribeMessage", { tmplIds }, (ok, value) => {
    if (!ok) return settleTask(task, ok, value);
    const { results, errCode, errMsg } = value as Dictionary;
    return results ? task.ok(results) : task.fail(String(errMsg), { errCode });
  });
}

function requestPayment(options: Dictionary, task: Task): void {
  const names = ["timeStamp", "nonceStr", "package", "paySign"] as const;
  const wrong = names.map((name) => wrongType(name, options[name], "String")).find((message) => message !== null);
  if (wrong) {
    task.fail(wrong);
    return;
  }
  const [timeStamp, nonceStr, order, paySign] = names.map((name) => options[name] as string) as [
    string,
    string,
    string,
    string,
  ];
  const signType = asString(options.signType) || "MD5";
  const args = { timeStamp, nonceStr, package: order, signType, paySign };
  call("requestPayment", args, (ok, value) => settleTask(task, ok, value));
}

export function addPerson(): void {
  askHost("login", () => ({}));
  askHost("checkSession", () => ({}));
  asyncApi(
    "getUserInfo",
    (options, task) => userInfo("never", (ok, value) => settleTask(task, ok, value), options),
    NOBODYS,
  );
  asyncApi("getUserProfile", getUserProfile, NOBODYS);
  syncApi("getUserCryptoManager", makeCryptoManager);
  asyncApi("getSetting", getSetting);
  askHost("openSetting", () => ({}));
  askHost("authorize", ({ scope }) => ({ scope: String(scope), reason: reasonOf(scope) }));
  asyncApi("requestSubscribeMessage", requestSubscribeMessage, "may be called without a tap before it");
  asyncApi("requestPayment", requestPayment, "orders of APIv3 only: signType is RSA");
  askHost("chooseAddress", () => ({}), "streetName is empty");
  lackingApi("chooseInvoiceTitle", "no invoice titles are kept", "auth deny");
  lackingApi("getShareInfo", "nothing is shared to groups", "invalid shareTicket");
  lackingApi("getGroupEnterInfo", "nothing is shared to groups", "not from group");
  lackingApi("getWeRunData", "no browser counts steps", "device not support");
}
