import { stroke, svg } from "./dom.js";

const line = stroke(2);

/** The host's own drawings, in the colour of the text around them. */
export const icons = {
  back: () => svg(24, [{ ...line, d: "M15 4 7.5 12 15 20" }]),
  home: () => svg(24, [{ ...line, d: "M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4Z" }]),
  close: () => svg(24, [{ ...line, d: "M6 6l12 12M18 6 6 18" }]),
  more: () =>
    svg(
      24,
      [
        "M5 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Zm7-.8a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm7 .8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z",
      ],
      { fill: "currentColor" },
    ),
  exit: () =>
    svg(24, [
      { ...line, d: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z" },
      { d: "M12 8.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8Z", fill: "currentColor" },
    ]),
  success: () => svg(48, [{ ...stroke(3.2), d: "M8 25.5 19 36.5 41 12" }]),
  error: () =>
    svg(48, [
      { ...stroke(3.2), d: "M24 6v24" },
      { d: "M24 37.5a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2Z", fill: "currentColor" },
    ]),
  spinner: () =>
    svg(48, [
      { ...stroke(3.6), opacity: "0.25", d: "M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38Z" },
      { ...stroke(3.6), d: "M24 5a19 19 0 0 1 19 19" },
    ]),
  warning: () =>
    svg(48, [
      { ...stroke(2.6), d: "M24 5 45 42H3Z" },
      { ...stroke(3), d: "M24 19v11" },
      { d: "M24 34a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z", fill: "currentColor" },
    ]),
};
