type Child = Node | string | null | false;

interface Options {
  class?: string;
  attributes?: Record<string, string>;
  style?: Record<string, string>;
  on?: Record<string, (event: Event) => void>;
}

/** Makes an element; text is always text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag);
  if (options.class) el.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) el.setAttribute(name, value);
  for (const [name, value] of Object.entries(options.style ?? {})) el.style.setProperty(name, value);
  for (const [type, listener] of Object.entries(options.on ?? {})) el.addEventListener(type, listener);
  el.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return el;
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** An SVG drawing on a square of `size` units made of path data; `fill` or `stroke` by class or attribute. */
export function svg(
  size: number,
  paths: (string | Record<string, string>)[],
  attributes: Record<string, string> = {},
): SVGElement {
  const el = document.createElementNS(svgNamespace, "svg");
  el.setAttribute("viewBox", `0 0 ${size} ${size}`);
  el.setAttribute("aria-hidden", "true");
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  for (const path of paths) {
    const node = document.createElementNS(svgNamespace, "path");
    const set = typeof path === "string" ? { d: path } : path;
    for (const [name, value] of Object.entries(set)) node.setAttribute(name, value);
    el.append(node);
  }
  return el;
}

/** Attributes of a path drawn as a line of round ends, `width` units wide, in the colour of the text around it. */
export function stroke(width: number): Record<string, string> {
  return {
    fill: "none",
    stroke: "currentColor",
    "stroke-width": String(width),
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  };
}

/** A drawing of lines on a square of 24 units. */
export function lines(width: number, paths: string[]): SVGElement {
  return svg(
    24,
    paths.map((d) => ({ ...stroke(width), d })),
  );
}
