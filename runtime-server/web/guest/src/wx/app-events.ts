import { addAppListener, removeAppListener } from "../program/app.js";
import { syncApi } from "./api.js";

const EVENTS =
  "AppShow AppHide Error UnhandledRejection PageNotFound LazyLoadError ThemeChange WindowResize NetworkStatusChange";

/** Events whose source a browser does not have; listening is harmless, they never come. */
export const SILENT =
  "AudioInterruptionBegin AudioInterruptionEnd MemoryWarning UserCaptureScreen KeyboardHeightChange NetworkWeakChange " +
  "ScreenRecordingStateChanged CopyUrl MenuButtonBoundingClientRectWeightChange";

export function addAppEvents(): void {
  for (const name of `${EVENTS} ${SILENT}`.split(" ")) {
    syncApi(`on${name}`, (fn) => addAppListener(`on${name}`, fn));
    syncApi(`off${name}`, (fn) => removeAppListener(`on${name}`, fn));
  }
}
