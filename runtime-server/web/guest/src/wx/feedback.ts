import type { ToastArgs, UiArgs, UiName } from "@minihost/protocol";
import { isObject, type Dictionary } from "../base/builtins.js";
import { ask } from "../base/door.js";
import { asyncApi, settleTask, wrongType, type Task } from "./api.js";

/** Strings and booleans of the options by these names, nothing else of what a program passes. */
function pick(options: Dictionary, names: string): Dictionary {
  const result: Dictionary = {};
  for (const name of names.split(" ")) {
    const value = options[name];
    if (value === undefined || value === null) continue;
    result[name] = typeof value === "boolean" || typeof value === "number" ? value : String(value as string);
  }
  return result;
}

export function askView<N extends UiName>(name: N, args: UiArgs<N>, task: Task): void {
  ask(name, args, (ok, value) => settleTask(task, ok, value));
}

/** Shows something at once: the program need not wait for the view. */
function tell<N extends UiName>(name: N, args: UiArgs<N>, task: Task): void {
  ask(name, args);
  task.ok();
}

const ICONS = new Set(["success", "error", "loading", "none"]);

function showToast(options: Dictionary, task: Task): void {
  const args = pick(options, "title image duration mask") as unknown as ToastArgs;
  // Toast and loading hint are one thing on the platform: either takes the other's place.
  loading = null;
  const icon = options.icon === undefined ? "success" : String(options.icon);
  args.title ??= "";
  args.icon = ICONS.has(icon) ? (icon as ToastArgs["icon"]) : "none";
  tell("toast", args, task);
}

/** Four Chinese characters, or as much of a script with narrow letters as takes their room with some to spare. */
const BUTTON_WIDTH_MAX = 8;
const NARROW = 0.55;

/** What a text takes on a button: Chinese, Japanese and Korean characters count two, narrow letters about one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter < "\u2e80" ? NARROW : 2), 0);
}

function showModal(options: Dictionary, task: Task): void {
  const names = "title content showCancel cancelText cancelColor confirmText confirmColor editable placeholderText";
  for (const name of ["cancelText", "confirmText"]) {
    const text = options[name];
    if (typeof text === "string" && widthOf(text) > BUTTON_WIDTH_MAX) {
      task.fail(`${name} length should not larger than 4 Chinese characters`);
      return;
    }
  }
  ask("modal", pick(options, names), (ok, value) => {
    if (!ok || !isObject(value)) settleTask(task, ok, value);
    else task.ok({ ...value, content: value.content ?? null });
  });
}

function showActionSheet(options: Dictionary, task: Task): void {
  const wrong = wrongType("itemList", options.itemList, "Array");
  const itemList = wrong ? [] : (options.itemList as unknown[]).map((item) => String(item));
  if (wrong) task.fail(wrong);
  else if (!itemList.length) task.fail("parameter error: itemList should not be empty");
  else if (itemList.length > 6) task.fail("parameter error: itemList should not be larger than 6");
  else {
    const args = { ...pick(options, "alertText itemColor"), itemList };
    ask("actionSheet", args, (ok, value) => {
      if (ok && isObject(value) && Number(value.tapIndex) < 0) task.fail("cancel");
      else settleTask(task, ok, value);
    });
  }
}

let loading: UiArgs<"loading"> | null = null;

/** Shows the loading hint again to a view that has lost it. */
export function repeatLoading(): void {
  if (loading) ask("loading", loading);
}

function showLoading(options: Dictionary, task: Task): void {
  loading = { ...pick(options, "mask"), title: String(options.title ?? "") };
  tell("loading", loading, task);
}

function hideLoading(options: Dictionary, task: Task): void {
  loading = null;
  tell("hideLoading", { noConflict: options.noConflict === true }, task);
}

function hideToast(options: Dictionary, task: Task): void {
  const noConflict = options.noConflict === true;
  if (!noConflict) loading = null;
  tell("hideToast", { noConflict }, task);
}

export function addFeedback(): void {
  asyncApi("showToast", showToast);
  asyncApi("hideToast", hideToast);
  asyncApi("showLoading", showLoading);
  asyncApi("hideLoading", hideLoading);
  asyncApi("showModal", showModal);
  asyncApi("showActionSheet", showActionSheet);
  asyncApi("previewImage", (options, task) => {
    const wrong = wrongType("urls", options.urls, "Array");
    if (wrong) {
      task.fail(wrong);
      return;
    }
    const urls = (options.urls as unknown[]).map((url) => String(url));
    askView("previewImage", { ...pick(options, "current"), urls }, task);
  });
  asyncApi("setClipboardData", (options, task) => {
    const wrong = wrongType("data", options.data, "String");
    if (wrong) {
      task.fail(wrong);
      return;
    }
    ask("setClipboard", { data: options.data as string }, (ok, value) => {
      if (ok) ask("toast", { title: "内容已复制", icon: "none" });
      settleTask(task, ok, value);
    });
  });
  asyncApi("getClipboardData", (_options, task) => askView("getClipboard", {}, task));
  asyncApi("vibrateShort", (_options, task) => tell("vibrate", { type: "short" }, task));
  asyncApi("vibrateLong", (_options, task) => tell("vibrate", { type: "long" }, task));
  asyncApi("makePhoneCall", (options, task) =>
    askView("phoneCall", { phoneNumber: String(options.phoneNumber) }, task),
  );
  asyncApi("setKeepScreenOn", (options, task) => askView("keepScreenOn", { on: !!options.keepScreenOn }, task));
  asyncApi("hideKeyboard", (_options, task) => tell("hideKeyboard", {}, task));
}
