import type * as glassEasel from "glass-easel";
import type { Dictionary } from "../base/builtins.js";
import { ask, type Reply } from "../base/door.js";
import type { Page } from "../program/page.js";
import { nodeOf } from "../tree/backend.js";
import { makeCanvas } from "./canvas.js";
import { settleTask, asyncCall } from "./api.js";

/** Methods of component contexts; each is played by the view. */
const METHODS: Record<string, string> = {
  video: "play pause stop seek sendDanmu playbackRate requestFullScreen exitFullScreen showStatusBar hideStatusBar",
  audio: "setSrc play pause seek",
  "scroll-view": "scrollIntoView scrollTo",
  "live-player": "play pause stop mute resume requestFullScreen exitFullScreen",
  camera: "takePhoto startRecord stopRecord setZoom",
  map: "getCenterLocation moveToLocation getScale getRegion includePoints translateMarker",
  editor:
    "format insertDivider insertImage insertText setContents getContents clear removeFormat undo redo blur scrollIntoView",
};

/** The context object of a component: `wx.createVideoContext` and its like, or `context()` of a selector query. */
export function contextOf(page: Page, element: glassEasel.Element): Dictionary | null {
  const node = nodeOf(element);
  if (!node) return null;
  if (node.tag === "canvas") return makeCanvas(page, node) as unknown as Dictionary;
  return contextMethods(node.tag, (method, args, reply) =>
    ask("invoke", { page: page.id, node: node.id, method, args }, reply),
  );
}

export function contextMethods(
  tag: string,
  invoke: (method: string, args: unknown[], reply?: Reply) => void,
): Dictionary | null {
  const names = METHODS[tag];
  if (!names) return null;
  const context: Dictionary = {};
  for (const method of names.split(" ")) {
    context[method] = (...args: unknown[]) =>
      asyncCall(method, args[0], (options, task) => {
        const plain = args.map((value, index) => (index === 0 ? options : value));
        invoke(method, plain, (ok, value) => settleTask(task, ok, value));
      });
  }
  return context;
}
