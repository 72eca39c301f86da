import { h } from "../../../view/src/chrome/dom.js";

/** One part of a long page. */
export interface Part {
  /** its place in the address, behind the # */
  id: string;
  title: string;
  sections: HTMLElement[];
}

/** A long page in parts, with an index that leads to each: beside them where there is room, above them elsewhere. */
export function inParts(label: string, parts: Part[]): { el: HTMLElement; leave: () => void } {
  const links = new Map(parts.map((part) => [part.id, link(part)]));
  const shown = parts.map(panel);
  const mark = (id: string) => {
    for (const [one, el] of links) {
      if (one === id) el.setAttribute("aria-current", "location");
      else el.removeAttribute("aria-current");
    }
    const list = links.get(id)?.parentElement;
    // sideways only: the page itself stays where the person has scrolled it
    if (list) list.scrollTo({ left: links.get(id)!.offsetLeft - list.clientWidth / 3 });
  };
  const seen = new IntersectionObserver(
    (entries) => {
      const first = entries.find((entry) => entry.isIntersecting);
      if (first) mark(first.target.id);
    },
    { rootMargin: "-15% 0px -75% 0px" },
  );
  for (const el of shown) seen.observe(el);
  const el = h(
    "div",
    { class: "in-parts" },
    h("nav", { class: "index", attributes: { "aria-label": label } }, ...links.values()),
    h("div", { class: "parts" }, ...shown),
  );
  const wanted = shown.find((one) => `#${one.id}` === location.hash);
  if (wanted) requestAnimationFrame(() => wanted.scrollIntoView());
  return { el, leave: () => seen.disconnect() };
}

function link(part: Part): HTMLElement {
  const go = (event: Event) => {
    event.preventDefault();
    history.replaceState(history.state, "", `#${part.id}`);
    document.getElementById(part.id)?.scrollIntoView();
  };
  return h("a", { attributes: { href: `#${part.id}` }, on: { click: go } }, part.title);
}

function panel(part: Part): HTMLElement {
  const title = h("h2", { class: "part-title", attributes: { id: `${part.id}-title` } }, part.title);
  const sections = h("div", { class: "panel" }, ...part.sections);
  // below the part's own heading
  for (const heading of sections.querySelectorAll("h2")) heading.setAttribute("aria-level", "3");
  return h(
    "section",
    { class: "part", attributes: { id: part.id, "aria-labelledby": `${part.id}-title` } },
    title,
    sections,
  );
}
