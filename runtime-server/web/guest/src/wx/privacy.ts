import { isArray, isFunction, isObject, stringify, type Callable, type Dictionary } from "../base/builtins.js";
import { ask, call, log } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { appConfig, appFlag, visit } from "../program/state.js";
import { apis, asyncApi, asyncCall, settleTask, syncApi } from "./api.js";

/**
 * The privacy guideline of a program: which data it collects and why. It is part of each version, as `__privacyGuideline__` of
 * app.json: `{"uses": [{"data": "phone number", "why": "to call you"}], "contact": "…"}`. A program with `__usePrivacyCheck__` may
 * use what is about people only after the person has agreed to it; a guideline that has changed is agreed to anew.
 */
const REFUSED = "privacy permission is not authorized";

/** What an API that the person has not agreed to fails with. */
export const PRIVACY_REFUSED = { errMsg: REFUSED, errno: 104 };

/** APIs that are about people, as the platform lists them. */
const PRIVATE = (
  "getUserProfile getLocation getFuzzyLocation chooseLocation chooseAddress chooseInvoiceTitle getWeRunData chooseImage " +
  "chooseMedia chooseVideo chooseMessageFile startRecord saveImageToPhotosAlbum saveVideoToPhotosAlbum " +
  "getClipboardData setClipboardData addPhoneContact addPhoneCalendar chooseContact"
).split(" ");

type Heard = (resolve: (answer: unknown) => void, event: { referrer: string }) => void;
type Done = (isAllowed: boolean) => void;

const listeners: Heard[] = [];
let waiting: Done[] = [];
/** buttons with `open-type="agreePrivacyAuthorization"` that were tapped */
let tapped: string[] = [];
let agreed = false;

const isChecked = (): boolean => appFlag("__usePrivacyCheck__");

function guideline(): { uses: { data: string; why: string }[]; contact: string } {
  const given = appConfig("__privacyGuideline__");
  const uses = isArray(given.uses) ? given.uses.filter(isObject) : [];
  return {
    uses: uses.slice(0, 50).map(({ data, why }) => ({ data: text(data), why: text(why) })),
    contact: text(given.contact),
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 500) : "");

const contractName = (): string => `《${visit().launch.appName ?? ""}小程序隐私保护指引》`;

/** Finds out whether the person has agreed to the guideline as it is now. */
function whether(done: Done): void {
  if (!isChecked() || agreed) return done(true);
  call("privacyState", { guideline: stringify(guideline()) }, (ok, value) => {
    agreed ||= ok && isObject(value) && value.agreed === true;
    done(agreed);
  });
}

/** Goes on with what is about people when they have agreed; asks them in the program's way or the host's when they have not. */
export function withPrivacy(referrer: string, done: Done): void {
  whether((isAgreed) => {
    if (isAgreed) return done(true);
    waiting.push(done);
    if (waiting.length > 1) return;
    if (listeners.length > 0) tellListeners(referrer);
    else
      call("privacyAsk", { guideline: stringify(guideline()) }, (ok, value) =>
        end(ok && isObject(value) && value.agreed === true),
      );
  });
}

function tellListeners(referrer: string): void {
  let isOver = false;
  tapped = [];
  const resolve = (answer: unknown) => {
    const event = isObject(answer) ? answer.event : undefined;
    if (isOver || (event !== "agree" && event !== "disagree")) return;
    const { buttonId } = answer as Dictionary;
    const isTapped = typeof buttonId === "string" ? tapped.includes(buttonId) : tapped.length > 0;
    if (event === "agree" && !isTapped && !agreed) {
      const message = "onNeedPrivacyAuthorization:fail click action before resolve is needed";
      return log({ level: "warn", kind: "api", attribution: "program", message, api: "onNeedPrivacyAuthorization" });
    }
    isOver = true;
    end(event === "agree");
  };
  for (const listener of [...listeners]) guarded(listener as Callable, undefined, [resolve, { referrer }], "privacy");
}

function end(isAllowed: boolean): void {
  agreed ||= isAllowed;
  const all = waiting;
  waiting = [];
  for (const done of all) done(isAllowed);
}

/** The person has tapped a button that says that they agree. */
export function agreeByButton(id: string): void {
  tapped.push(id);
  if (!isChecked() || agreed) return;
  agreed = true;
  call("privacyAgree", { guideline: stringify(guideline()) });
}

/** Puts the check before what is about people. */
function guard(name: string): void {
  const api = apis[name] as ((given?: unknown) => unknown) | undefined;
  if (!api) return;
  apis[name] = (given?: unknown): unknown => {
    if (!isChecked() || agreed) return api(given);
    return asyncCall(name, given, (options, task) =>
      withPrivacy(name, (isAllowed) => {
        if (!isAllowed) return task.fail(REFUSED, { errno: 104 });
        api({
          ...options,
          complete: undefined,
          success: (value: unknown) => task.ok(value),
          fail: (value: unknown) => settleTask(task, false, value, "program"),
        });
      }),
    );
  };
}

export function addPrivacy(): void {
  PRIVATE.forEach(guard);
  syncApi("onNeedPrivacyAuthorization", (fn) => isFunction(fn) && listeners.push(fn as Heard));
  syncApi("offNeedPrivacyAuthorization", (fn) => {
    const kept = fn === undefined ? [] : listeners.filter((other) => other !== fn);
    listeners.splice(0, listeners.length, ...kept);
  });
  asyncApi("getPrivacySetting", (_options, task) =>
    whether((isAgreed) => task.ok({ needAuthorization: !isAgreed, privacyContractName: contractName() })),
  );
  asyncApi("requirePrivacyAuthorize", (_options, task) =>
    withPrivacy("requirePrivacyAuthorize", (isAllowed) => (isAllowed ? task.ok() : task.fail(REFUSED, { errno: 104 }))),
  );
  asyncApi("openPrivacyContract", (_options, task) =>
    ask("privacyContract", guideline(), (ok, value) => settleTask(task, ok, value)),
  );
}
