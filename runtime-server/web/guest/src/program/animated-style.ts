import { isArray, isFunction, isObject, type Callable } from "../base/builtins.js";
import { ask } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { idsMatching } from "../tree/backend.js";
import type { Motion } from "../wx/worklet/animation.js";
import { Effect } from "../wx/worklet/shared.js";
import type { Instance } from "./instance.js";
import { pageOf } from "./page.js";

interface Styled {
  effect: Effect;
  selector: string;
  owner: Instance;
}

const styles = new Map<number, Styled>();
let lastStyle = 0;

/** `applyAnimatedStyle`: styles of an element that follow the shared values which `updater` reads. */
export function applyAnimatedStyle(this: Instance, selector: unknown, updater: unknown, ...rest: unknown[]): void {
  if (!isFunction(updater) || !pageOf(this._$)) return;
  const styleId = ++lastStyle;
  const effect = new Effect(updater as Callable as () => unknown, (style, motion) => {
    if (pageOf(this._$)?.closed) forget(styleId);
    else if (isObject(style)) paint(this, String(selector), style, motion);
  });
  styles.set(styleId, { effect, selector: String(selector), owner: this });
  effect.run();
  guarded(rest.find(isFunction), this, [{ styleId }], "applyAnimatedStyle");
}

function paint(owner: Instance, selector: string, style: Record<string, unknown>, motion: Motion): void {
  const page = pageOf(owner._$);
  const nodes = idsMatching(owner._$, selector);
  const { duration, delay, easing } = motion;
  if (page && nodes.length) ask("animate", { page: page.id, nodes, keyframes: [style], duration, delay, easing });
}

/** `clearAnimatedStyle`: of an element, the named ones or all. */
export function clearAnimatedStyle(this: Instance, selector: unknown, ids: unknown, done?: unknown): void {
  for (const [id, styled] of [...styles]) {
    const named = !isArray(ids) || ids.length === 0 || ids.includes(id);
    if (named && styled.owner === this && styled.selector === String(selector)) forget(id);
  }
  const page = pageOf(this._$);
  if (page) ask("clearAnimation", { page: page.id, nodes: idsMatching(this._$, String(selector)) });
  guarded(isFunction(ids) ? ids : done, this, [], "clearAnimatedStyle");
}

function forget(id: number): void {
  const styled = styles.get(id);
  if (styled) styled.effect.stopped = true;
  styles.delete(id);
}

/** Tells a view that has lost everything how the styles stand. */
export function repeatAnimatedStyles(): void {
  for (const { effect } of [...styles.values()]) effect.run();
}
