import type { Dictionary } from "../../base/builtins.js";

export const SETTINGS: Dictionary = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  miterLimit: 10,
  globalAlpha: 1,
  globalCompositeOperation: "source-over",
  font: "10px sans-serif",
  textAlign: "start",
  textBaseline: "alphabetic",
  direction: "inherit",
  lineDashOffset: 0,
  shadowColor: "rgba(0, 0, 0, 0)",
  shadowBlur: 0,
  shadowOffsetX: 0,
  shadowOffsetY: 0,
  imageSmoothingEnabled: true,
  imageSmoothingQuality: "low",
  filter: "none",
  letterSpacing: "0px",
};

const MAX_SAVED = 10_000;

interface Values {
  settings: Dictionary;
  dash: number[];
}

const initial = (): Values => ({ settings: { ...SETTINGS }, dash: [] });

/** What a context is set to, as its calls leave it. */
export class DrawState {
  #now = initial();
  #saved: Values[] = [];

  get settings(): Dictionary {
    return this.#now.settings;
  }

  get dash(): number[] {
    return this.#now.dash;
  }

  /** Dashes and gaps take turns, so of an odd number all come twice; one that is no length changes nothing. */
  setDash(given: unknown[]): void {
    const lengths = given.map(Number);
    if (lengths.some((length) => !(length >= 0 && Number.isFinite(length)))) return;
    this.#now.dash = lengths.length % 2 ? [...lengths, ...lengths] : lengths;
  }

  save(): void {
    if (this.#saved.length >= MAX_SAVED) return;
    this.#saved.push({ settings: { ...this.#now.settings }, dash: this.#now.dash });
  }

  restore(): void {
    this.#now = this.#saved.pop() ?? this.#now;
  }

  reset(): void {
    this.#now = initial();
    this.#saved = [];
  }
}
