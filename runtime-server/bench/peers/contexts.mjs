// One session per context, two ways: Node's vm (no security boundary) and isolated-vm (an isolate per session).
// Both load the same guest, manifest, templates and modules as the sandbox does, from code that was compiled once.
import vm from "node:vm";

/** Source of one script that leaves everything of a program on `globalThis.__program`, functions compiled on first use. */
function programScript(program) {
  const modules = Object.entries(program.modules).map(([path, code]) => `${JSON.stringify(path)}: () => ${code}`);
  return `globalThis.__program = { templates: () => (${program.templates}\n), modules: {${modules.join(",\n")}} };`;
}

/** Runs inside every context: gives the guest its door. Timers are kept and never fire: no turn depends on one here. */
const PRELUDE = `
  globalThis.__start = (boot, manifest, now) => {
    const program = globalThis.__program;
    delete globalThis.__program;
    const door = (name) => (name === "now" ? String(now()) : name === "random" ? "0.5" : "");
    const module = (path) => {
      if (path === "#manifest") return manifest;
      if (path === "#templates") return program.templates();
      const load = program.modules[path];
      if (!load) throw new Error("no module " + path);
      return load();
    };
    const guest = boot(door, module, () => {});
    globalThis.__dispatch = (message) => guest.dispatch(message);
    globalThis.__flush = () => guest.flush();
  };`;

export function nodeVm(program) {
  const guest = new vm.Script(program.guest, { filename: "guest.js" });
  const code = new vm.Script(programScript(program), { filename: "program.js" });
  const prelude = new vm.Script(PRELUDE, { filename: "prelude.js" });
  const start = new vm.Script("__start(minihostGuest.boot, __manifest, __now)", { filename: "start.js" });
  return {
    create() {
      const context = vm.createContext(
        { __manifest: program.manifest, __now: Date.now },
        { microtaskMode: "afterEvaluate" },
      );
      for (const script of [guest, code, prelude, start]) script.runInContext(context);
      const turn = new vm.Script("__dispatch(__message)");
      const flush = new vm.Script("__flush()");
      return (message) => {
        context.__message = message;
        turn.runInContext(context);
        return flush.runInContext(context);
      };
    },
  };
}

export async function isolatedVm(program) {
  const { default: ivm } = await import("isolated-vm");
  const sources = [program.guest, programScript(program), PRELUDE];
  const warm = new ivm.Isolate();
  const cached = sources.map((code) => warm.compileScriptSync(code, { produceCachedData: true }).cachedData);
  warm.dispose();
  return {
    create() {
      const isolate = new ivm.Isolate({ memoryLimit: 128 });
      const context = isolate.createContextSync();
      sources.forEach((code, i) => isolate.compileScriptSync(code, { cachedData: cached[i] }).runSync(context));
      context.global.setSync("__manifest", program.manifest);
      context.global.setSync("__now", new ivm.Callback(() => Date.now()));
      context.evalSync("__start(minihostGuest.boot, __manifest, __now)");
      const dispatch = context.global.getSync("__dispatch", { reference: true });
      const flush = context.global.getSync("__flush", { reference: true });
      return (message) => {
        dispatch.applySync(undefined, [message]);
        return flush.applySync(undefined, []);
      };
    },
  };
}
