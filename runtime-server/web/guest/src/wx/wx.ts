import { hasOwn, type Dictionary } from "../base/builtins.js";
import { unsupported } from "../base/errors.js";
import { addAppEvents } from "./app-events.js";
import { addBars } from "./bars.js";
import { apis, asyncCall } from "./api.js";
import { addFeedback } from "./feedback.js";
import { addMisc } from "./misc.js";
import { addNavigation } from "./navigation.js";
import { addPerson } from "./person.js";
import { addRequests } from "./request.js";
import { addStorage } from "./storage.js";
import { addSystem } from "./system.js";
import { SURFACE } from "./surface.js";

const known = (name: string): boolean => SURFACE.includes(` ${name} `);

/** An API of the platform that this host lacks: it fails as documented and says so once in the log. */
function missing(name: string): (given?: unknown) => unknown {
  return (given) => {
    unsupported(`wx.${name}`);
    if (/^o(n|ff)[A-Z]/.test(name)) return undefined;
    if (/Sync$/.test(name)) throw new Error(`${name}:fail not supported`);
    return asyncCall(name, given, (_options, task) => task.fail("not supported", {}, "host"));
  };
}

/** The global `wx`. What this host lacks is made when it is first asked for: most programs never do. */
export function makeWx(): Dictionary {
  for (const add of [addNavigation, addStorage, addFeedback, addBars, addSystem, addRequests, addPerson]) add();
  addAppEvents();
  addMisc();
  apis.env = { USER_DATA_PATH: "wxfile://usr" };
  const lacking: Dictionary = new Proxy(Object.create(null) as Dictionary, {
    get: (made, name) => {
      if (typeof name !== "string" || hasOwn(made, name) || !known(name)) return made[name as string];
      return (made[name] = missing(name));
    },
    has: (_made, name) => typeof name === "string" && known(name),
  });
  return Object.setPrototypeOf({ ...apis }, lacking) as Dictionary;
}
