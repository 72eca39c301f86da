import type { DrawAction } from "@minihost/protocol";

const words = (text: string): Set<string> => new Set(text.split(" "));

const PAINT = words("clearRect drawImage fill fillRect fillText putImageData stroke strokeRect strokeText");
const PATH = words("arc arcTo beginPath bezierCurveTo closePath ellipse lineTo moveTo quadraticCurveTo rect roundRect");
const STATE = words("save restore scale rotate translate transform setTransform resetTransform clip setLineDash");

/**
 * What is left of actions whose painting will not be seen, because everything is cleared next: the state that they leave. Null when
 * that hangs on a path.
 */
export function stateOnly(actions: DrawAction[]): DrawAction[] | null {
  let kept: DrawAction[] = [];
  const images: DrawAction[] = [];
  const saves: number[] = [];
  for (const action of actions) {
    const [name] = action;
    if (name === "image") images.push(action);
    else if (PAINT.has(name) || PATH.has(name)) continue;
    else if (name === "size") {
      kept = [action];
      saves.length = 0;
    } else if (name === "save") saves.push(kept.push(action) - 1);
    else if (name === "restore" && saves.length > 0) kept.length = saves.pop()!;
    else keep(kept, action);
  }
  return kept.some(([name]) => name === "clip") ? null : [...images, ...kept];
}

/** Of two values of one setting only the later counts, unless the state was saved between them. */
function keep(kept: DrawAction[], action: DrawAction): void {
  const [name] = action;
  if (!STATE.has(name)) {
    for (let at = kept.length - 1; at >= 0 && kept[at]![0] !== "save" && kept[at]![0] !== "restore"; at--)
      if (kept[at]![0] === name) {
        kept.splice(at, 1);
        break;
      }
  }
  kept.push(action);
}
