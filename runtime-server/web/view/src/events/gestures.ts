import { Listen } from "@minihost/protocol";
import { ButtonComponent } from "../components/button.js";
import { isTappable } from "../components/tappable.js";
import { nodeOf, type ViewNode } from "../paint/node.js";
import { haptic } from "./haptic.js";
import { Pressing } from "./pressing.js";
import { mouseContact, pointsOn, type TouchPoint } from "./touches.js";

const slop = 10;
const longPress = 350;
/** a timer later than this, in ms, tells of a busy page */
const busy = 50;

interface Press {
  node: ViewNode | null;
  x: number;
  y: number;
  moved: boolean;
  /** a long press has taken the place of the tap */
  taken: boolean;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Makes the platform's touch and tap events of the browser's. Taps are the browser's clicks, so keyboards and assistive
 * technology tap too; a mouse acts as one finger.
 */
export class Gestures {
  private press: Press | null = null;
  private mouseNode: ViewNode | null = null;
  private readonly pressing = new Pressing();

  /** @param refuses says that taps are of no use now */
  constructor(
    stage: HTMLElement,
    private readonly refuses: () => boolean,
  ) {
    const passive = { passive: true } as const;
    stage.addEventListener("pointerdown", (event) => this.down(event), passive);
    addEventListener("pointermove", (event) => this.move(event), passive);
    addEventListener("pointerup", (event) => this.up(event), passive);
    addEventListener("pointercancel", (event) => this.cancel(event), passive);
    for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"] as const)
      stage.addEventListener(type, (event) => this.touch(type, event), passive);
    stage.addEventListener("touchend", (event) => this.lifted(event), { passive: false });
    stage.addEventListener("click", (event) => this.click(event));
    stage.addEventListener("contextmenu", (event) => this.menu(event));
    stage.addEventListener("keydown", (event) => pressKey(event));
    stage.addEventListener("scroll", () => this.scrolled(), { capture: true, passive: true });
    for (const type of ["transitionend", "animationstart", "animationiteration", "animationend"] as const)
      stage.addEventListener(type, (event) => animated(type, event));
  }

  private down(event: PointerEvent): void {
    if (!event.isPrimary || event.button > 0) return;
    const node = nodeOf(event.target);
    this.end();
    const timer = this.hold(event, longPress);
    this.press = { node, x: event.clientX, y: event.clientY, moved: false, taken: false, timer };
    this.pressing.start(node);
    if (event.pointerType !== "mouse") return;
    this.mouseNode = node;
    this.mouse("touchstart", event);
  }

  /** A page that was busy hears late of a finger that has moved: it gets a moment to, before the press counts as a long one. */
  private hold(event: PointerEvent, wait: number): Press["timer"] {
    const due = performance.now() + wait;
    return setTimeout(() => {
      const wasBusy = performance.now() - due > busy;
      if (wasBusy && this.press) this.press.timer = this.hold(event, busy);
      else this.held(event);
    }, wait);
  }

  private move(event: PointerEvent): void {
    const { press } = this;
    if (press && !press.moved && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slop) {
      press.moved = true;
      clearTimeout(press.timer);
      this.pressing.cancel();
    }
    if (event.pointerType === "mouse") this.mouse("touchmove", event);
  }

  private up(event: PointerEvent): void {
    if (this.press) clearTimeout(this.press.timer);
    this.pressing.end();
    if (event.pointerType === "mouse") this.mouse("touchend", event);
    this.mouseNode = null;
  }

  private cancel(event: PointerEvent): void {
    if (event.pointerType === "mouse") this.mouse("touchcancel", event);
    this.mouseNode = null;
    if (this.press) this.press.moved = true;
    this.pressing.cancel();
    this.end();
  }

  private end(): void {
    if (this.press) clearTimeout(this.press.timer);
    this.pressing.end();
  }

  private scrolled(): void {
    if (this.press) clearTimeout(this.press.timer);
    this.pressing.cancel();
  }

  private held(event: PointerEvent): void {
    const node = this.press?.node;
    if (!this.press || !node || inert(node)) return;
    const points = pointsOn(node.page, [mouseContact(event)]);
    this.press.taken = node.hears("longpress", true);
    if (this.press.taken || node.hears("longtap", true)) haptic();
    for (const type of ["longpress", "longtap"]) emitTouch(node, type, points, points);
  }

  private touch(type: string, event: TouchEvent): void {
    const node = nodeOf(event.target);
    if (!node?.hears(type, true)) return;
    emitTouch(node, type, pointsOn(node.page, event.touches), pointsOn(node.page, event.changedTouches));
  }

  /** What a long press opened lies under the finger by now; lifting it must not click there. */
  private lifted(event: TouchEvent): void {
    if (this.press?.taken && event.cancelable) event.preventDefault();
  }

  private mouse(type: string, event: MouseEvent): void {
    const node = this.mouseNode;
    if (!node?.hears(type, true)) return;
    const points = pointsOn(node.page, [mouseContact(event)]);
    emitTouch(node, type, type === "touchend" || type === "touchcancel" ? [] : points, points);
  }

  private click(event: MouseEvent): void {
    const { press } = this;
    this.press = null;
    const node = nodeOf(event.target);
    if (!node || inert(node)) return;
    // without a press before it, a click comes from a keyboard, assistive technology or a script
    if (press && event.detail > 0 && (press.moved || press.taken || this.refuses())) return;
    const points = pointsOn(node.page, [mouseContact(event)]);
    emitTouch(node, "tap", points, points);
    act(node);
  }

  private menu(event: Event): void {
    const node = nodeOf(event.target);
    if (node?.hears("longpress", true) || node?.hears("longtap", true)) event.preventDefault();
  }
}

function emitTouch(node: ViewNode, type: string, touches: TouchPoint[], changedTouches: TouchPoint[]): void {
  const [point] = changedTouches;
  const detail = point ? { x: point.pageX, y: point.pageY } : {};
  const extra = { touches, changedTouches };
  const key = type === "touchmove" ? { key: type } : {};
  node.component?.emit(type, detail, { bubbles: true, extra, ...key });
}

/** Whether a tap is lost here: disabled buttons take it and do nothing. */
function inert(node: ViewNode): boolean {
  return [node, ...node.ancestors()].some(({ component }) => component instanceof ButtonComponent && component.inert);
}

/** What components do on a tap themselves, from the inside out, as far as the program lets the tap come. */
function act(node: ViewNode): void {
  for (const each of [node, ...node.ancestors()]) {
    if (isTappable(each.component) && each.component.inert !== true) each.component.tapped(node);
    if ((each.listeners.get("tap") ?? 0) & Listen.catch) return;
  }
}

function pressKey(event: KeyboardEvent): void {
  const node = nodeOf(event.target);
  if ((event.key !== "Enter" && event.key !== " ") || !node || event.target !== node.dom) return;
  if (!isTappable(node.component) && !node.listeners.has("tap")) return;
  event.preventDefault();
  node.el.click();
}

function animated(type: string, event: TransitionEvent | AnimationEvent): void {
  const node = nodeOf(event.target);
  if (!node || node.dom !== event.target) return;
  node.component?.emit(type, { elapsedTime: event.elapsedTime }, { bubbles: true });
}
