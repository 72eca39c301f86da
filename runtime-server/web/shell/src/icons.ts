import { svg } from "../../view/src/chrome/dom.js";

const line = {
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "1.8",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
};
const draw = (...paths: string[]) =>
  svg(
    24,
    paths.map((d) => ({ ...line, d })),
  );

/** Drawings of the host's own pages, in the colour of the text around them. */
export const icons = {
  search: () => draw("M11 4.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z", "m16 16 4 4"),
  scan: () =>
    draw(
      "M4 8.5V6a2 2 0 0 1 2-2h2.5",
      "M15.5 4H18a2 2 0 0 1 2 2v2.5",
      "M20 15.5V18a2 2 0 0 1-2 2h-2.5",
      "M8.5 20H6a2 2 0 0 1-2-2v-2.5",
      "M4 12h16",
    ),
  settings: () =>
    draw(
      "M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
      "M12 3.5v2.2M12 18.3v2.2M3.5 12h2.2M18.3 12h2.2M6 6l1.5 1.5M16.5 16.5 18 18M18 6l-1.5 1.5M7.5 16.5 6 18",
    ),
  back: () => draw("M15 4.5 7.5 12l7.5 7.5"),
  close: () => draw("M6 6l12 12M18 6 6 18"),
  more: () =>
    svg(
      24,
      [
        "M5 10.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2Zm7 0a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2Zm7 0a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2Z",
      ],
      { fill: "currentColor" },
    ),
  picture: () =>
    draw(
      "M5.5 4.5h13a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2Z",
      "m4 17 5-5 4 4 3-3 4.5 4.5",
      "M15.5 8.2a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z",
    ),
  keyboard: () =>
    draw(
      "M4.5 6.5h15a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16V8a1.5 1.5 0 0 1 1.5-1.5Z",
      "M7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8",
    ),
  share: () => draw("M12 14.5V4M8 7.5 12 3.5l4 4", "M5 12.5v5.5a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5.5"),
  code: () =>
    draw(
      "M4.5 4.5h5v5h-5ZM14.5 4.5h5v5h-5ZM4.5 14.5h5v5h-5Z",
      "M14.5 14.5h1.5v1.5M19.5 14.5v2M14.5 19.5h2M19.5 19.5h.01",
    ),
  pin: () => draw("m12 4 2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4L4.2 9.7l5.4-.8Z"),
  flag: () => draw("M6 20.5V4.5", "M6 5h11l-2 3.5 2 3.5H6"),
  minus: () => draw("M7 12h10"),
  chevron: () => draw("m9.5 6 6 6-6 6"),
};
