import { isArray, isObject, type Dictionary } from "../base/builtins.js";
import { ask } from "../base/door.js";
import { asyncApi, lackingApi, settleTask, type Task } from "./api.js";

function scanCode(options: Dictionary, task: Task): void {
  const scanType = isArray(options.scanType) ? options.scanType.map(String) : ["barCode", "qrCode"];
  ask("scan", { onlyFromCamera: options.onlyFromCamera === true, scanType }, (ok, value) => {
    if (ok && isObject(value)) task.ok({ charSet: "utf-8", path: "", rawData: "", ...value });
    else settleTask(task, ok, value, "program");
  });
}

const SENSORS = ["Accelerometer", "Gyroscope", "Compass", "DeviceMotion"];

/** Asking for a sensor fails as on a device that has none. */
function addSensor(sensor: string): void {
  const suffix = sensor === "DeviceMotion" ? "DeviceMotionListening" : sensor;
  const names = [`start${suffix}`, `stop${suffix}`, `on${sensor}Change`, `off${sensor}Change`];
  for (const name of names) lackingApi(name, "this host uses no sensors");
}

export function addDevice(): void {
  asyncApi("scanCode", scanCode, "other codes than QR are read where the browser has a BarcodeDetector");
  SENSORS.forEach(addSensor);
}
