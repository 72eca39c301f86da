import type { LogEntry } from "@minihost/protocol";
import { log, now } from "../base/door.js";
import { formatLine } from "../base/format.js";

type Level = LogEntry["level"];

function write(level: Level, args: unknown[], indent: string): void {
  log({ level, kind: "console", attribution: "program", message: indent + formatLine(args) });
}

/** `console` of programs: goes to the session's log. */
export function makeConsole(): Record<string, unknown> {
  let indent = "";
  const counts = new Map<string, number>();
  const started = new Map<string, number>();
  const writer =
    (level: Level) =>
    (...args: unknown[]) =>
      write(level, args, indent);
  const group = (...args: unknown[]) => {
    if (args.length) write("info", args, indent);
    if (indent.length < 32) indent += "  ";
  };
  const elapsed = (label: unknown = "default") => {
    const since = started.get(String(label));
    if (since !== undefined) write("info", [`${String(label)}: ${now() - since} ms`], indent);
  };
  return {
    log: writer("info"),
    info: writer("info"),
    warn: writer("warn"),
    error: writer("error"),
    debug: writer("debug"),
    trace: writer("debug"),
    dir: writer("info"),
    table: writer("info"),
    group,
    groupCollapsed: group,
    groupEnd: () => (indent = indent.slice(2)),
    assert: (condition: unknown, ...args: unknown[]) => {
      if (!condition) write("error", ["Assertion failed", ...args], indent);
    },
    count: (label: unknown = "default") => {
      const count = (counts.get(String(label)) ?? 0) + 1;
      if (counts.size < 1000) counts.set(String(label), count);
      write("info", [`${String(label)}: ${count}`], indent);
    },
    countReset: (label: unknown = "default") => counts.delete(String(label)),
    time: (label: unknown = "default") => {
      if (started.size < 1000) started.set(String(label), now());
    },
    timeLog: elapsed,
    timeEnd: (label: unknown = "default") => {
      elapsed(label);
      started.delete(String(label));
    },
    clear: () => undefined,
  };
}
