import { isArray, type Dictionary } from "../base/builtins.js";
import { call } from "../base/door.js";
import { asyncApi, settleTask, type Task } from "./api.js";

/** Passes an API on to the host, which knows the person and what they agreed to. */
function askHost(name: string, args: (options: Dictionary) => Dictionary = () => ({})) {
  asyncApi(name, (options: Dictionary, task: Task) => {
    call(name, args(options), (ok, value) => settleTask(task, ok, value));
  });
}

export function addPerson(): void {
  askHost("login");
  askHost("checkSession");
  askHost("getUserInfo", ({ withCredentials, lang }) => ({ withCredentials: !!withCredentials, lang }));
  askHost("getUserProfile", ({ desc, lang }) => ({ desc, lang }));
  askHost("getSetting", ({ withSubscriptions }) => ({ withSubscriptions: !!withSubscriptions }));
  askHost("openSetting", ({ withSubscriptions }) => ({ withSubscriptions: !!withSubscriptions }));
  askHost("authorize", ({ scope }) => ({ scope: String(scope) }));
  askHost("requestSubscribeMessage", ({ tmplIds }) => ({ tmplIds: isArray(tmplIds) ? tmplIds.map(String) : [] }));
  askHost("requestPayment", ({ timeStamp, nonceStr, package: pack, signType, paySign }) => ({
    timeStamp,
    nonceStr,
    package: pack,
    signType,
    paySign,
  }));
  askHost("getPrivacySetting");
  askHost("requirePrivacyAuthorize");
}
