const sheets = new Map<string, CSSStyleSheet>();

/** The style sheet of a text, made once. */
export function sharedSheet(css: string): CSSStyleSheet {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheet;
}

/** A closed shadow root for a component's inner parts, with a style sheet shared by all of its kind. */
export function innerRoot(el: HTMLElement, css: string): ShadowRoot {
  const root = el.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sharedSheet(css)];
  return root;
}

export function div(className: string, ...children: Node[]): HTMLDivElement {
  const el = document.createElement("div");
  if (className !== "") el.className = className;
  el.append(...children);
  return el;
}
