/** A colour that a program gave, if it is one. */
export function cssColor(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" && CSS.supports("color", value) ? value : otherwise;
}
