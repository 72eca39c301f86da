import { isObject, type Dictionary } from "../base/builtins.js";
import { ask, call } from "../base/door.js";
import { asyncApi, lackingApi, settleTask, wrongType, type Task } from "./api.js";
import { reasonOf } from "./person.js";

const WGS = "gcj02 answers the browser's WGS-84 coordinates";

function getLocation(options: Dictionary, task: Task): void {
  const type = String(options.type ?? "wgs84");
  if (type !== "wgs84" && type !== "gcj02") {
    task.fail("invalid type");
    return;
  }
  const args = { type, isHighAccuracy: options.isHighAccuracy === true, reason: reasonOf("scope.userLocation") };
  call("getLocation", args, (ok, value) => settleTask(task, ok, value, "program"));
}

function openLocation(options: Dictionary, task: Task): void {
  const wrong =
    wrongType("latitude", options.latitude, "Number") ?? wrongType("longitude", options.longitude, "Number");
  if (wrong) {
    task.fail(wrong);
    return;
  }
  const { latitude, longitude, scale, name, address } = options;
  const args = {
    latitude: latitude as number,
    longitude: longitude as number,
    scale: Number(scale) || 18,
    name: name === undefined ? "" : String(name),
    address: address === undefined ? "" : String(address),
  };
  ask("openLocation", args, (ok, value) => {
    if (!ok) settleTask(task, ok, value);
  });
  task.ok();
}

export function addPlaces(): void {
  asyncApi("getLocation", getLocation, WGS);
  asyncApi(
    "getFuzzyLocation",
    (options, task) => {
      const args = { type: String(options.type ?? "wgs84"), reason: reasonOf("scope.userFuzzyLocation") };
      call("getFuzzyLocation", args, (ok, value) => settleTask(task, ok, value, "program"));
    },
    WGS,
  );
  asyncApi(
    "chooseLocation",
    ({ latitude, longitude }, task) => {
      const at = (value: unknown) => (typeof value === "number" ? value : undefined);
      call("chooseLocation", { latitude: at(latitude), longitude: at(longitude) }, (ok, value) => {
        settleTask(task, ok, isObject(value) ? value : {}, "program");
      });
    },
    "the person names the place or takes where they are, there is no map to pick from",
  );
  asyncApi("openLocation", openLocation, "shows the coordinates and opens the device's map");
  for (const name of ["startLocationUpdate", "stopLocationUpdate", "onLocationChange", "offLocationChange"]) {
    lackingApi(name, "the place is not followed; ask getLocation");
  }
}
