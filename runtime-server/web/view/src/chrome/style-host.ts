/** What carries over from the document: places and sizes that the host itself has set there. */
const kept = ["--mh-left", "--mh-top", "--mh-pan", "--mh-width", "--mh-height", "--mh-radius", "--mh-text"].concat(
  ["top", "bottom", "left", "right"].map((side) => `--mh-safe-${side}`),
);

/**
 * Style of the layer that the host draws on. Important declarations of a shadow tree win over those of the document, so that
 * no style sheet out there changes anything in here. Its fonts are generic: a sheet can give any other name to a font of its
 * own, in which one word looks like another.
 */
export const hostStyle = `
:host { all: initial !important; ${kept.map((name) => `${name}: inherit !important;`).join(" ")} -webkit-locale: inherit !important; direction: ltr !important; unicode-bidi: isolate !important;
  display: block !important; position: fixed !important; left: var(--mh-left) !important; top: calc(var(--mh-top) + var(--mh-pan)) !important; width: var(--mh-width) !important; height: var(--mh-height) !important;
  border-radius: var(--mh-radius) !important; overflow: hidden !important; isolation: isolate !important; z-index: 2147483647 !important; pointer-events: none !important; color-scheme: light !important;
  -webkit-text-size-adjust: 100% !important; text-size-adjust: 100% !important; touch-action: manipulation !important; -webkit-tap-highlight-color: transparent !important; user-select: none !important; -webkit-user-select: none !important;
  font: calc(17px * var(--mh-text))/1.4 system-ui, sans-serif !important; color: rgba(0,0,0,.9) !important; }
:host::before, :host::after, :host::backdrop { all: initial !important; content: none !important; display: none !important; }
.above { position: absolute; inset: 0; isolation: isolate; pointer-events: none; }
`;
