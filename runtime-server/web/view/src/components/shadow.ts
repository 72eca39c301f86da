const sheets = new Map<string, CSSStyleSheet>();

/** A closed shadow root for a component's inner parts, with a style sheet shared by all of its kind. */
export function innerRoot(el: HTMLElement, css: string): ShadowRoot {
  const root = el.attachShadow({ mode: "closed" });
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  root.adoptedStyleSheets = [sheet];
  return root;
}

export function div(className: string, ...children: Node[]): HTMLDivElement {
  const el = document.createElement("div");
  if (className !== "") el.className = className;
  el.append(...children);
  return el;
}
