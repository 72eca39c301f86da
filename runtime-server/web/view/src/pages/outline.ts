/** How many boxes and how many elements are worth looking at. */
const BOXES = 80;
const ELEMENTS = 2000;
const LINES = 3;
const LEAST = 4;

/** What is one box whatever lies in it. */
const SOLID = new Set(
  "IMG SVG CANVAS VIDEO INPUT TEXTAREA WX-IMAGE WX-BUTTON WX-VIDEO WX-CANVAS WX-MAP WX-INPUT WX-TEXTAREA WX-SWITCH WX-SLIDER".split(
    " ",
  ),
);

/** Where pictures, lines of text and controls are, in CSS pixels: left, top, width, height, corner radius. */
export function outlineOf(page: HTMLElement): number[][] {
  const area = page.getBoundingClientRect();
  const boxes: number[][] = [];
  let seen = 0;

  const add = (rect: DOMRect, radius: number, inset: number) => {
    const left = Math.max(rect.left, area.left);
    const right = Math.min(rect.right, area.right);
    const top = Math.max(rect.top + inset, area.top);
    const bottom = Math.min(rect.bottom - inset, area.bottom);
    if (right - left < LEAST || bottom - top < LEAST || boxes.length >= BOXES) return;
    boxes.push([left - area.left, top - area.top, right - left, bottom - top, radius].map(Math.round));
  };
  const addText = (text: Text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of [...range.getClientRects()].slice(0, LINES)) add(rect, 4, rect.height / 6);
  };
  const visit = (el: Element) => {
    if (++seen > ELEMENTS || !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    if (SOLID.has(el.tagName.toUpperCase())) {
      const radius = parseFloat(getComputedStyle(el).borderTopLeftRadius) || 0;
      return add(el.getBoundingClientRect(), radius, 0);
    }
    for (const node of el.childNodes) {
      if (node instanceof Element) visit(node);
      else if (node instanceof Text && node.data.trim()) addText(node);
    }
  };

  visit(page);
  return boxes;
}
