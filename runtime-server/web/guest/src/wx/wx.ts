import type { Dictionary } from "../base/builtins.js";
import { noteMissing, unsupported } from "../base/errors.js";
import { addAds } from "./ads.js";
import { addAudio } from "./media/audio.js";
import { addAppEvents } from "./app-events.js";
import { createAnimation } from "./animation.js";
import { addBars } from "./bars.js";
import { addCanvasFiles } from "./canvas/files.js";
import { createCanvasContext, createContext, drawCanvas } from "./canvas/legacy.js";
import { createOffscreenCanvas } from "./canvas/offscreen.js";
import { makeCloud } from "./cloud.js";
import { apis, asyncCall, syncApi } from "./api.js";
import { addFeedback } from "./feedback.js";
import { inertObject } from "./inert.js";
import { addDevice } from "./device.js";
import { addFonts } from "./fonts.js";
import { addFiles } from "./files/files.js";
import { addLogs } from "./logs.js";
import { addMedia } from "./media/media.js";
import { addMisc } from "./misc.js";
import { addNavigation } from "./navigation.js";
import { addPerson } from "./person.js";
import { addPlaces } from "./place.js";
import { addPrivacy } from "./privacy.js";
import { addRequests } from "./network/request.js";
import { addRecorder } from "./media/recorder.js";
import { makeRouter } from "./router.js";
import { addSockets } from "./network/socket.js";
import { addStorage } from "./storage/storage.js";
import { addSystem } from "./system.js";
import { addTransfers } from "./network/transfer.js";
import { SURFACE } from "./surface.js";
import { makeWorklet } from "./worklet/worklet.js";

const known = (name: string): boolean => SURFACE.includes(` ${name} `);

/** Names of APIs that give an object to work with. */
const FACTORY = /^(create[A-Z]|get\w+Manager$|connectSocket$|getVideoDecoder|createWorker)/;

/** An API of the platform that this host lacks: it fails as documented and says so once in the log. */
function missing(name: string): (given?: unknown) => unknown {
  return (given) => {
    unsupported(`wx.${name}`);
    if (FACTORY.test(name)) return inertObject(name);
    if (/^o(n|ff)[A-Z]/.test(name)) return undefined;
    if (/Sync$/.test(name)) throw new Error(`${name}:fail not supported`);
    return asyncCall(name, given, (_options, task) => task.fail("not supported", {}, "host"));
  };
}

/** The global `wx`. What this host lacks is made when it is first asked for: most programs never do. */
export function makeWx(): Dictionary {
  const parts = [addNavigation, addStorage, addFeedback, addBars, addSystem, addRequests, addPerson, addMedia, addLogs];
  const more = [addPlaces, addTransfers, addFiles, addFonts, addSockets, addAudio, addDevice];
  for (const add of [...parts, ...more]) add();
  addAppEvents();
  addMisc();
  addCanvasFiles();
  syncApi("createAnimation", createAnimation);
  syncApi("createCanvasContext", createCanvasContext);
  syncApi("createContext", createContext);
  syncApi("drawCanvas", drawCanvas);
  syncApi("createOffscreenCanvas", createOffscreenCanvas, "of type 2d; webgl has no context");
  apis.cloud = makeCloud();
  apis.worklet = makeWorklet();
  apis.router = makeRouter();
  addAds();
  addRecorder();
  addPrivacy();
  apis.env = { USER_DATA_PATH: "wxfile://usr" };
  const lacking: Dictionary = new Proxy({} as Dictionary, {
    get: (made, name) => {
      if (typeof name !== "string" || name in made) return made[name as string];
      if (known(name)) return (made[name] = missing(name));
      noteMissing(name);
      return undefined;
    },
    has: (made, name) => name in made || (typeof name === "string" && known(name)),
  });
  return Object.setPrototypeOf({ ...apis }, lacking) as Dictionary;
}
