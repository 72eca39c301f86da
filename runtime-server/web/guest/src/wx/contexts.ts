import type * as glassEasel from "glass-easel";
import { isFunction, isObject, type Dictionary } from "../base/builtins.js";
import { ask, type Reply } from "../base/door.js";
import type { Page } from "../program/page.js";
import { nodeOf } from "../tree/backend.js";
import { canvasNode } from "./canvas/node.js";
import { settleTask, asyncCall } from "./api.js";

/** Methods of component contexts; each is played by the view. */
const METHODS: Record<string, string> = {
  video:
    "play pause stop seek sendDanmu playbackRate requestFullScreen exitFullScreen showStatusBar hideStatusBar " +
    "requestBackgroundPlayback exitBackgroundPlayback exitPictureInPicture",
  audio: "setSrc play pause seek",
  "scroll-view": "scrollIntoView scrollTo triggerRefresh closeRefresh",
  "draggable-sheet": "scrollTo",
  snapshot: "takeSnapshot",
  "live-player":
    "play pause stop mute resume snapshot requestFullScreen exitFullScreen requestPictureInPicture exitPictureInPicture",
  "live-pusher":
    "start stop pause resume switchCamera snapshot toggleTorch playBGM stopBGM pauseBGM resumeBGM setBGMVolume setMICVolume " +
    "startPreview stopPreview sendMessage applyBlusherStickMakeup",
  camera: "takePhoto startRecord stopRecord setZoom",
  map:
    "getCenterLocation moveToLocation getScale getRegion getRotate getSkew includePoints translateMarker moveAlong addMarkers " +
    "removeMarkers toScreenLocation fromScreenLocation setCenterOffset initMarkerCluster addGroundOverlay updateGroundOverlay " +
    "removeGroundOverlay addCustomLayer removeCustomLayer addArc removeArc openMapApp setBoundary setLocMarkerIcon",
  editor:
    "format insertDivider insertImage insertText setContents getContents clear removeFormat undo redo blur scrollIntoView " +
    "getSelectionText getBounds deleteText updateFormat",
};

/** The context object of a component: `wx.createVideoContext` and its like, or `context()` of a selector query. */
export function contextOf(page: Page, element: glassEasel.Element): Dictionary | null {
  const node = nodeOf(element);
  if (!node) return null;
  if (node.tag === "canvas") return canvasNode(page, node);
  return contextMethods(node.tag, (method, args, reply) =>
    ask("invoke", { page: page.id, node: node.tree.idOf(node), method, args }, reply),
  );
}

/** Whose methods give nothing back. */
const MUTE = new Set(["video", "audio"]);

export function contextMethods(
  tag: string,
  invoke: (method: string, args: unknown[], reply?: Reply) => void,
): Dictionary | null {
  const names = METHODS[tag];
  if (!names) return null;
  const context: Dictionary = {};
  for (const method of names.split(" ")) {
    const call = (args: unknown[]) =>
      asyncCall(method, args[0], (_options, task) => invoke(method, args, (ok, value) => settleTask(task, ok, value)));
    // without a callback nobody would take a promise that fails
    context[method] = MUTE.has(tag)
      ? (...args: unknown[]) => void (wantsAnswer(args[0]) ? call(args) : invoke(method, args))
      : (...args: unknown[]) => call(args);
  }
  return context;
}

const wantsAnswer = (options: unknown): boolean =>
  isObject(options) && [options.success, options.fail, options.complete].some(isFunction);
