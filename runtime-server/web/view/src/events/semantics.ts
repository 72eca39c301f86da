const tappable = "[data-mh-tap]:not([role]), [data-mh-tap][data-mh-button]";
const within = "[data-mh-tap], [tabindex='0'], input, textarea, video, audio, iframe";
const restMs = 400;

/**
 * Tells assistive technology what can be tapped: a view with a tap handler is a button, unless it holds others, as what lies in
 * a button is not reached by itself. Runs when nothing else is to be done.
 */
export class Semantics {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly page: () => HTMLElement | undefined) {}

  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const mark = () => this.mark();
      if (typeof requestIdleCallback === "function") requestIdleCallback(mark, { timeout: 2_000 });
      else mark();
    }, restMs);
  }

  private mark(): void {
    for (const el of this.page()?.querySelectorAll<HTMLElement>(tappable) ?? []) {
      const holds = el.querySelector(within) !== null;
      if (!holds && !el.hasAttribute("role")) {
        el.setAttribute("role", "button");
        el.dataset["mhButton"] = "";
      } else if (holds && "mhButton" in el.dataset) {
        el.removeAttribute("role");
        delete el.dataset["mhButton"];
      }
    }
  }
}
