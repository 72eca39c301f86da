import { apis, lacking, partials } from "../guest/src/wx/api.js";
import { SILENT } from "../guest/src/wx/app-events.js";
import { NOTES, SILENT_EVENTS } from "../guest/src/wx/notes.js";
import { SURFACE } from "../guest/src/wx/surface.js";
import { makeWx } from "../guest/src/wx/wx.js";

export interface Support {
  name: string;
  level: "full" | "partial" | "none";
  why: string;
}

/** Why whole families of APIs are not there. */
const FAMILIES: [RegExp, string][] = [
  [/BLE|Bluetooth|Beacon/, "browsers of phones let no page use Bluetooth"],
  [/Wifi|LocalService|LocalIPAddress|TCPSocket|UDPSocket/, "browsers let no page into the local network"],
  [/NFC|HCE|SecureElement|TransitCard|PaymentPass|addCard/, "browsers let no page use secure cards"],
  [/VoIP|1v1|Live|Channels/, "there are no calls and broadcasts on this host"],
  [/Soter|FacialRecognition|[fF]ace[dD]etect|FaceDetect|Verify/, "browsers give pages no such proof of a person"],
  [/Ad$|AdStatus/, "this host shows no advertising"],
  [/VK|Xr|Inference|Skyline/, "there is no such engine on this host"],
  [/PhoneContact|Calendar|chooseContact/, "browsers let no page into the device's contacts and calendar"],
  [/Group|ChatTool|Employee|WeRun|Favorites|openCustomerService|Share/, "there are no chats on this host"],
  [/Payment|Invoice|LicensePlate|offlinePay|OfflinePay/, "there are no payments yet"],
];

const reasonFor = (name: string): string => FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? "not there yet";

/** Every name on `wx`, the platform's and ours, by name. */
export function apiSupport(): Support[] {
  makeWx();
  const names = new Set([...SURFACE.trim().split(" "), ...Object.keys(apis)]);
  return [...names].sort((a, b) => a.localeCompare(b, "en")).map(supportOf);
}

const silent = new Set(SILENT.split(" ").flatMap((event) => [`on${event}`, `off${event}`]));

function supportOf(name: string): Support {
  const why = lacking[name] ?? partials[name] ?? NOTES[name] ?? (silent.has(name) ? SILENT_EVENTS : "");
  if (!Object.hasOwn(apis, name)) return { name, level: "none", why: reasonFor(name) };
  if (Object.hasOwn(lacking, name)) return { name, level: "none", why };
  return { name, level: why ? "partial" : "full", why };
}
