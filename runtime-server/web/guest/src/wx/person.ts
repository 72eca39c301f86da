import { isArray, isObject, stringify, type Dictionary } from "../base/builtins.js";
import { call } from "../base/door.js";
import { asyncApi, settleTask, type Task } from "./api.js";

/** Passes an API on to the host, which knows the person and what they agreed to. */
function askHost(name: string, args: (options: Dictionary) => Dictionary = () => ({})) {
  asyncApi(name, (options: Dictionary, task: Task) => {
    call(name, args(options), (ok, value) => settleTask(task, ok, value));
  });
}

/** What the platform tells of a person who has not agreed to more. */
function anonymous(lang: unknown): Dictionary {
  const userInfo = {
    nickName: "微信用户",
    avatarUrl: "",
    gender: 0,
    country: "",
    province: "",
    city: "",
    language: lang ?? "",
  };
  return { userInfo, rawData: stringify(userInfo), signature: "", encryptedData: "", iv: "" };
}

/** Asks the host, and without an answer tells what needs nobody's consent. */
function askHostOr(name: string, otherwise: (options: Dictionary) => Dictionary): void {
  asyncApi(name, (options, task) => {
    const { lang, desc, withCredentials, withSubscriptions } = options;
    call(name, { lang, desc, withCredentials, withSubscriptions }, (ok, value) => {
      if (ok && isObject(value)) task.ok(value);
      else task.ok(otherwise(options));
    });
  });
}

/** The browser asks for these itself when they are used. */
const BROWSER_ASKS =
  /^scope\.(userLocation|userFuzzyLocation|camera|record|writePhotosAlbum|addPhoneContact|userInfo)$/;

export function addPerson(): void {
  askHost("login");
  askHost("checkSession");
  askHostOr("getUserInfo", ({ lang }) => anonymous(lang));
  askHostOr("getUserProfile", ({ lang }) => anonymous(lang));
  askHostOr("getSetting", () => ({ authSetting: {} }));
  askHostOr("openSetting", () => ({ authSetting: {} }));
  asyncApi("authorize", ({ scope }, task) => {
    if (BROWSER_ASKS.test(String(scope))) task.ok();
    else task.fail("auth deny");
  });
  asyncApi("getPrivacySetting", (_options, task) => task.ok({ needAuthorization: false, privacyContractName: "" }));
  asyncApi("requirePrivacyAuthorize", (_options, task) => task.ok());
  askHost("requestSubscribeMessage", ({ tmplIds }) => ({ tmplIds: isArray(tmplIds) ? tmplIds.map(String) : [] }));
  askHost("requestPayment", ({ timeStamp, nonceStr, package: pack, signType, paySign }) => ({
    timeStamp,
    nonceStr,
    package: pack,
    signType,
    paySign,
  }));
}
