import type { AskArgs, ChosenPlace, DevicePlace } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { showSheet } from "./sheet.js";
import { askTexts } from "./texts.js";

const patience = 20_000;

/** Where the device is, as far as the browser tells. */
export function devicePlace(accurate: boolean): Promise<DevicePlace> {
  return new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) throw new Error("system error: this browser knows no place");
    const options = { enableHighAccuracy: accurate, timeout: patience, maximumAge: 10_000 };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: coords.latitude,
          longitude: coords.longitude,
          speed: coords.speed ?? -1,
          accuracy: coords.accuracy,
          altitude: coords.altitude ?? 0,
          verticalAccuracy: coords.altitudeAccuracy ?? 0,
          horizontalAccuracy: coords.accuracy,
        }),
      (error) => reject(new Error(errors[error.code] ?? error.message)),
      options,
    );
  });
}

const errors: Record<number, string> = { 1: "system permission denied", 2: "ERROR_NETWORK", 3: "timeout" };

/** Lets the person name a place: where they are, or one whose coordinates they know. */
export async function choosePlace(context: UiContext, args: AskArgs<"chooseLocation">): Promise<ChosenPlace> {
  const texts = askTexts(context.host.shell.language);
  const field = (label: string, name: string, value: string, type = "text") => {
    const input = h("input", { attributes: { type, name, value, "aria-label": label, placeholder: label } });
    if (type === "number") input.step = "any";
    return input;
  };
  const name = field(texts.placeName, "name", "");
  const address = field(texts.placeAddress, "address", "");
  const latitude = field(texts.latitude, "latitude", text(args.latitude), "number");
  const longitude = field(texts.longitude, "longitude", text(args.longitude), "number");
  const here = h("button", { attributes: { type: "button", "data-action": "here" } }, texts.here);
  here.addEventListener("click", () => {
    devicePlace(true).then(
      (place) => {
        latitude.value = String(place.latitude);
        longitude.value = String(place.longitude);
      },
      (error: unknown) => context.chrome.notices.pass("copied", String((error as Error).message)),
    );
  });
  const place = () => {
    const at = { latitude: latitude.valueAsNumber, longitude: longitude.valueAsNumber };
    const valid = Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180;
    return valid ? { name: name.value, address: address.value, ...at } : undefined;
  };
  const chosen = await showSheet<ChosenPlace | null>(context, {
    host: "choose-location",
    head: h("h2", {}, texts.choosePlace),
    body: [here, name, address, h("div", { class: "row" }, latitude, longitude)],
    buttons: [
      { action: "cancel", text: context.chrome.texts.cancel, press: () => null },
      { action: "confirm", text: context.chrome.texts.confirm, primary: true, grants: true, press: place },
    ],
    escape: null,
  });
  if (!chosen) throw new Error("cancel");
  return chosen;
}

const text = (value: number | undefined): string => (Number.isFinite(value) ? String(value) : "");
