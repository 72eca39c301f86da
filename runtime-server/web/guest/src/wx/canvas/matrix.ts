type Six = [a: number, b: number, c: number, d: number, e: number, f: number];

const IDENTITY: Six = [1, 0, 0, 1, 0, 0];
const MAX_SAVED = 10_000;

/** The transform of a context as its calls leave it. */
export class Matrix {
  #now: Six = IDENTITY;
  #saved: Six[] = [];

  get six(): readonly number[] {
    return this.#now;
  }

  save(): void {
    if (this.#saved.length < MAX_SAVED) this.#saved.push(this.#now);
  }

  restore(): void {
    this.#now = this.#saved.pop() ?? this.#now;
  }

  reset(): void {
    this.#now = IDENTITY;
    this.#saved = [];
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  transform(...[a, b, c, d, e, f]: number[]): void {
    const [A, B, C, D, E, F] = this.#now;
    const m = [
      A * a! + C * b!,
      B * a! + D * b!,
      A * c! + C * d!,
      B * c! + D * d!,
      A * e! + C * f! + E,
      B * e! + D * f! + F,
    ];
    if (m.every(Number.isFinite)) this.#now = m as Six;
  }

  setTransform(...given: number[]): void {
    this.#now = IDENTITY;
    this.transform(...given);
  }

  resetTransform(): void {
    this.#now = IDENTITY;
  }

  /** Whether a rectangle covers a surface of this size from its origin. */
  covers([x, y, w, h]: number[], width: number, height: number): boolean {
    const [a, b, c, d, e, f] = this.#now;
    if (b !== 0 || c !== 0) return false;
    const [left, top] = [a * x! + e, d * y! + f];
    // a hair's breadth is lost where a size was rounded
    return left <= 1 && top <= 1 && left + a * w! >= width - 1 && top + d * h! >= height - 1;
  }
}
