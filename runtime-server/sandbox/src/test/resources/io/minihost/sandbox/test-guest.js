// The smallest guest that obeys the contract: runs app.js at launch and gives it a few words to talk with.
var minihostGuest = {
  boot(door, module, onUnhandledRejection) {
    "use strict";
    const { parse, stringify } = JSON;
    const handlers = new Map();
    const get = handlers.get.bind(handlers);
    const timers = new Map();
    let outbox = [];
    let nextTimer = 1;
    const log = (level, message) =>
      door("log", stringify({ level, kind: "console", attribution: "program", message: String(message) }));
    const report = (e) =>
      door("log", stringify({ level: "error", kind: "error", attribution: "program", message: String(e), stack: String(e && e.stack) }));
    onUnhandledRejection((reason) => report(reason));
    const require = (path) => {
      const exports = {};
      const record = { exports };
      module(path)(require, record, exports);
      return record.exports;
    };
    globalThis.on = (name, handler) => void handlers.set(name, handler);
    globalThis.say = (value) => {
      outbox[outbox.length] = value;
    };
    globalThis.log = (message) => log("info", message);
    globalThis.setTimeout = (handler, delay) => {
      const id = nextTimer++;
      timers.set(id, handler);
      door("timer", id + ":" + (delay || 0));
      return id;
    };
    globalThis.clearTimeout = (id) => {
      timers.delete(id);
      door("untimer", String(id));
    };
    globalThis.now = () => Number(door("now", ""));
    globalThis.random = () => Number(door("random", ""));
    globalThis.rawDoor = door;
    globalThis.rawModule = module;
    const handle = (m) => {
      if (m.t === "launch") require("app.js");
      else if (m.t === "timer") {
        const handler = timers.get(m.id);
        timers.delete(m.id);
        handler();
      } else if (m.t === "do") get(m.name)(m.value);
      else if (m.t === "run") (0, eval)(m.code);
    };
    return {
      dispatch(message) {
        try {
          handle(parse(message));
        } catch (e) {
          report(e);
        }
      },
      flush() {
        if (outbox.length === 0) return "";
        const said = stringify(outbox);
        outbox = [];
        return said;
      },
    };
  },
};
