import type { RecordArgs, RecordNews } from "@minihost/protocol";
import { isFunction, isObject, type Dictionary } from "../../base/builtins.js";
import { ask, call, unwatch, watch } from "../../base/door.js";
import { guarded } from "../../base/errors.js";
import { syncApi } from "../api.js";
import { noteTemporary } from "../files/file-index.js";
import { reasonOf } from "../person.js";

const EVENTS = "Start Pause Resume Stop Error InterruptionBegin InterruptionEnd FrameRecorded".split(" ");
const LONGEST = 600_000;
const USUAL = 60_000;

/** The one recorder of a program: the browser records, the host keeps what came of it as a temporary file. */
class Recorder {
  private readonly listeners: Record<string, unknown[]> = {};
  private watching = 0;

  on(event: string, fn: unknown): void {
    if (isFunction(fn)) (this.listeners[event] ??= []).push(fn);
  }

  off(event: string, fn: unknown): void {
    this.listeners[event] = (this.listeners[event] ?? []).filter((known) => fn !== undefined && known !== fn);
  }

  start(given: unknown): void {
    if (this.watching) {
      this.tell("Error", { errMsg: "operateRecorder:fail is recording or paused" });
      return;
    }
    const options = isObject(given) ? given : {};
    const duration = Math.min(Math.max(Number(options.duration) || USUAL, 1), LONGEST);
    const scope = "scope.record";
    call("authorize", { scope, reason: reasonOf(scope) }, (ok) => {
      if (!ok) this.tell("Error", { errMsg: "operateRecorder:fail auth deny" });
      else if (!this.watching)
        this.watching = watch("record", { act: "start", duration }, (news) => this.happened(news));
    });
  }

  act(act: Exclude<RecordArgs["act"], "start">): void {
    if (this.watching) ask("record", { act });
    else this.tell("Error", { errMsg: "operateRecorder:fail recorder not start" });
  }

  private happened(value: unknown): void {
    if (!isObject(value)) return;
    const { event, file, duration, errMsg } = value as unknown as RecordNews;
    if (event === "stop" || event === "error") {
      unwatch(this.watching);
      this.watching = 0;
    }
    if (event === "error") this.tell("Error", { errMsg: `operateRecorder:fail ${errMsg ?? ""}` });
    else if (event !== "stop") this.tell(event[0]!.toUpperCase() + event.slice(1), {});
    else if (file) {
      noteTemporary(file.path, file.size);
      this.tell("Stop", { tempFilePath: file.path, fileSize: file.size, duration });
    }
  }

  private tell(event: string, detail: Dictionary): void {
    for (const fn of [...(this.listeners[event] ?? [])]) guarded(fn, undefined, [detail], `RecorderManager on${event}`);
  }
}

function facade(): Dictionary {
  const recorder = new Recorder();
  const manager: Dictionary = {
    start: (options: unknown) => recorder.start(options),
    pause: () => recorder.act("pause"),
    resume: () => recorder.act("resume"),
    stop: () => recorder.act("stop"),
  };
  for (const event of EVENTS) {
    manager[`on${event}`] = (fn: unknown) => recorder.on(event, fn);
    manager[`off${event}`] = (fn?: unknown) => recorder.off(event, fn);
  }
  return manager;
}

export function addRecorder(): void {
  let manager: Dictionary | null = null;
  const partial = "the browser chooses format and rate; there are no frames, and nothing interrupts";
  syncApi("getRecorderManager", () => (manager ??= facade()), partial);
}
