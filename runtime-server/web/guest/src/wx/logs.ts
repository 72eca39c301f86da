import type { Dictionary } from "../base/builtins.js";
import { now } from "../base/door.js";
import { makeConsole } from "../prelude/console.js";
import { visit } from "../program/state.js";
import { syncApi } from "./api.js";

/** Loggers of the platform write to the session's log, as `console` does. */
function logger(): Dictionary {
  const { debug, info, warn, error } = makeConsole();
  const nothing = () => undefined;
  const log = {
    debug,
    info,
    log: info,
    warn,
    error,
    setFilterMsg: nothing,
    addFilterMsg: nothing,
    in: () => log,
    tag: () => log,
  };
  return log;
}

/** Measures nothing, but answers in the platform's form. */
function performanceOf(): Dictionary {
  const observer = { observe: () => undefined, disconnect: () => undefined, supportedEntryTypes: [] };
  return {
    now: () => now() - visit().startedAt,
    createObserver: () => observer,
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
    setBufferSize: () => undefined,
  };
}

export function addLogs(): void {
  syncApi("getLogManager", logger);
  syncApi("getRealtimeLogManager", logger);
  syncApi("getPerformance", performanceOf);
}
