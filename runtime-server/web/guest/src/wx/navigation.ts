import type { CallArgs } from "@minihost/protocol";
import { isFunction, isObject, keysOf } from "../base/builtins.js";
import { ask, call, later } from "../base/door.js";
import * as stack from "../program/stack.js";
import { asyncApi, settleTask, wrongType, type Run, type Task } from "./api.js";

/** Moves between pages once what runs now is done, as on the platform. */
function move(act: () => unknown, task: Task): void {
  later(() => {
    try {
      const result = act();
      task.ok(result ? { eventChannel: result } : {});
    } catch (error) {
      if (!(error instanceof stack.NavigationFailed)) throw error;
      task.fail(error.message);
    }
  });
}

function urlMove(go: (url: unknown) => unknown): Run {
  return (options, task) => {
    const wrong = wrongType("url", options.url, "String");
    if (wrong) task.fail(wrong);
    else move(() => go(options.url), task);
  };
}

export function addNavigation(): void {
  asyncApi("redirectTo", urlMove(stack.redirectTo));
  asyncApi("reLaunch", urlMove(stack.reLaunch));
  asyncApi("switchTab", urlMove(stack.switchTab));
  asyncApi("navigateTo", (options, task) => {
    const events = isObject(options.events) ? options.events : {};
    urlMove((url) =>
      stack.navigateTo(url, (channel) => {
        for (const name of keysOf(events)) if (isFunction(events[name])) channel.on(name, events[name]);
      }),
    )(options, task);
  });
  asyncApi("navigateBack", (options, task) => move(() => stack.navigateBack(Number(options.delta ?? 1)), task));
  asyncApi("exitMiniProgram", (_options, task) => ask("exit", {}, (ok, value) => settleTask(task, ok, value)));
  asyncApi("navigateToMiniProgram", (options, task) => {
    const { appId, path, extraData, envVersion } = options;
    // Whatever the program said: the host tells it what is wrong with that.
    const target = { appId, path, extraData, envVersion };
    call("navigateToMiniProgram", target as CallArgs<"navigateToMiniProgram">, (ok, value) =>
      settleTask(task, ok, value),
    );
  });
  asyncApi("navigateBackMiniProgram", (options, task) =>
    call("navigateBackMiniProgram", { extraData: options.extraData }, (ok, value) => settleTask(task, ok, value)),
  );
  asyncApi("preloadPage", (_options, task) => task.ok());
}
