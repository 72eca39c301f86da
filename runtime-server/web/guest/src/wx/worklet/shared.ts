import { guarded } from "../../base/errors.js";
import { clearTimer, setTimer } from "../../prelude/timers.js";
import { Animation, type Motion, type Step } from "./animation.js";

const AT_ONCE: Motion = { duration: 0, delay: 0, easing: "linear" };
let running: Effect | null = null;

/** Something that is done again whenever a shared value that it has read changes. */
export class Effect {
  stopped = false;

  /** @param done told how the change is to be shown */
  constructor(
    private readonly compute: () => unknown,
    private readonly done: (result: unknown, motion: Motion) => void,
  ) {}

  run(motion: Motion = AT_ONCE): void {
    if (this.stopped) return;
    this.done(watched(this, this.compute), motion);
  }
}

/** Runs something and notes for whom it reads shared values. */
function watched(effect: Effect, compute: () => unknown): unknown {
  const outer = running;
  running = effect;
  try {
    return guarded(compute, undefined, [], "worklet");
  } finally {
    running = outer;
  }
}

/**
 * A value that animated styles follow. An animation puts its end there at once and lets the browser paint the way, so that
 * nothing need be computed here for each frame.
 */
export class Shared {
  #value: unknown;
  #timer = 0;
  readonly #effects = new Set<Effect>();

  constructor(value: unknown) {
    this.#value = value;
  }

  get value(): unknown {
    if (running) this.#effects.add(running);
    return this.#value;
  }

  set value(given: unknown) {
    this.stop();
    if (given instanceof Animation) this.#play(given.steps(this.#value)[Symbol.iterator]());
    else this.#put(given, AT_ONCE);
  }

  stop(): void {
    clearTimer(this.#timer);
  }

  #play(steps: Iterator<Step>): void {
    const next = steps.next();
    if (next.done) return;
    const step = next.value;
    this.#put(step.to, step);
    this.#timer = setTimer(() => {
      step.done?.();
      this.#play(steps);
    }, step.delay + step.duration);
  }

  #put(value: unknown, motion: Motion): void {
    this.#value = value;
    for (const effect of [...this.#effects]) {
      if (effect.stopped) this.#effects.delete(effect);
      else effect.run(motion);
    }
  }
}
