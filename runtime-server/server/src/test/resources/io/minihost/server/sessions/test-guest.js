// A guest that remembers every tap and shows the last one, for tests of what lies between a view and a guest.
globalThis.minihostGuest = {
  boot(door) {
    let out = [];
    const taps = [];
    const chances = [];
    const timers = new Map();
    let lastCall = 0;
    let launch = null;

    const view = (m) => out.push({ t: "view", m });
    const text = (value) => view({ c: "tree", page: 1, ops: [["t", 2, value]] });

    const events = {
      tap: (detail) => {
        taps.push(detail);
        text(`tap ${taps.length} ${detail}`);
      },
      busy: (millis) => {
        const random = () => Number(door("random", ""));
        let sum = 0;
        for (let i = 0; i < millis * 2000; i++) sum += random();
        taps.push("busy");
        text(`tap ${taps.length} busy ${sum > 0}`);
      },
      hold: (millis) => {
        events.say("holding");
        const end = Date.now() + millis;
        // Each look at the clock allocates, and there is a limit to that.
        while (Date.now() < end) for (let i = 0; i < 10000; i++);
        taps.push("hold");
        text(`tap ${taps.length} hold`);
      },
      loop: () => {
        for (;;);
      },
      flood: ({ turns, size }) => {
        taps.push("flood");
        timers.set(7, { left: turns, size });
        door("timer", "7:1");
      },
      call: ({ name, args, times }) => {
        for (let i = 0; i < (times ?? 1); i++) out.push({ t: "call", id: ++lastCall, name, args });
      },
      // several in one turn, and the view hears of it as soon as the host does
      calls: (list) => {
        for (const { name, args } of list) out.push({ t: "call", id: ++lastCall, name, args });
        text(`called ${lastCall}`);
      },
      look: (args) => text(`looked ${door("ask", JSON.stringify([{ t: "call", id: 0, name: "view.look", args }]))}`),
      abort: () => out.push({ t: "call", id: 0, name: "abort", args: { id: lastCall } }),
      say: (message) =>
        door("log", JSON.stringify({ level: "info", kind: "console", attribution: "program", message, line: 3 })),
      launched: () => text(`launch ${JSON.stringify(launch)}`),
      random: () => {
        chances.push(door("random", ""));
        text(`random ${chances.at(-1)}`);
      },
    };

    const handlers = {
      launch: (message) => {
        launch = message.launch;
        view({ c: "page", page: { id: 1, root: 1, path: launch.url.path, query: launch.url.query } });
        view({ c: "ready", page: 1 });
      },
      input: ({ m }) => events[m.type]?.(m.detail),
      reply: (message) => text(`reply ${message.id} ${message.ok} ${JSON.stringify(message.value)}`),
      notice: (message) => text(`notice ${message.topic} ${JSON.stringify(message.value)}`),
      timer: ({ id }) => {
        const flood = timers.get(id);
        text(`flood ${flood.left} ${"x".repeat(flood.size)}`);
        if (--flood.left > 0) door("timer", `${id}:1`);
        else events.say("flood is over");
      },
      snapshot: () => view({ c: "snapshot", pages: [], top: 1, taps, chances }),
    };

    return {
      dispatch(message) {
        const parsed = JSON.parse(message);
        handlers[parsed.t](parsed);
      },
      flush() {
        if (out.length === 0) return "";
        const outbox = JSON.stringify(out);
        out = [];
        return outbox;
      },
    };
  },
};
