/** How components read what a program sets, with the platform's coercions. */

/** A boolean property: any text but the empty one is true, `"false"` too. */
export function bool(value: unknown, otherwise = false): boolean {
  return value === undefined || value === null ? otherwise : Boolean(value);
}

export function num(value: unknown, otherwise = 0): number {
  if (value === undefined || value === null || value === "") return otherwise;
  const n = typeof value === "string" ? Number.parseFloat(value) : Number(value);
  return Number.isFinite(n) ? n : otherwise;
}

export function str(value: unknown, otherwise = ""): string {
  if (value === undefined || value === null) return otherwise;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `hoverClass` and `hover-class` are one attribute. */
export function attributeName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
