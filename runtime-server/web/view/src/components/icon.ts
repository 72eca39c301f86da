import { svg } from "../chrome/dom.js";
import { length } from "../paint/units.js";
import { Component } from "./component.js";

const disc = "M50 4a46 46 0 1 0 0 92 46 46 0 0 0 0-92Z";
const ring = "M50 4a46 46 0 1 0 0 92 46 46 0 0 0 0-92Zm0 6.5a39.5 39.5 0 1 1 0 79 39.5 39.5 0 0 1 0-79Z";
const check = "M42.5 70.5l-18.5-18.7 5-5 13.6 13.6 28.5-28.5 4.9 4.9Z";
const bar = "M45.5 26h9l-1.2 34h-6.6ZM50 66.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10Z";
const info = "M50 24a5 5 0 1 1 0 10 5 5 0 0 1 0-10Zm-4 17h8v34h-8Z";
const cross = "M35 31l15 15 15-15 4.5 4.5-15 15 15 15L65 70 50 55 35 70l-4.5-4.5 15-15-15-15Z";
const arrow = "M46.5 26h7v25h12L50 68.5 34.5 51h12Z";
const hand = "M46.5 26h7v23.5l14 13-4.6 5-16.4-15.1Z";
const plainCheck = "M39.5 79l-30-30.3 6.8-6.8 23.3 23.4 44.2-44.3 6.7 6.7Z";
const glass =
  "M43 12a31 31 0 0 1 24.2 50.4l20.2 20.2-5.1 5.1-20.2-20.2A31 31 0 1 1 43 12Zm0 7.2a23.8 23.8 0 1 0 0 47.6 23.8 23.8 0 0 0 0-47.6Z";

/** Path and default colour of each type; a hole is drawn by the even-odd rule. */
const types: Record<string, [path: string, color: string]> = {
  success: [disc + check, "#09bb07"],
  success_no_circle: [plainCheck, "#09bb07"],
  success_circle: [ring + check, "#09bb07"],
  safe_success: [`M50 4 12 17v32c0 22 16 39 38 47 22-8 38-25 38-47V17Z${check}`, "#09bb07"],
  safe_warn: [`M50 4 12 17v32c0 22 16 39 38 47 22-8 38-25 38-47V17Z${bar}`, "#ffbe00"],
  info: [disc + info, "#10aeff"],
  info_circle: [ring + info, "#10aeff"],
  warn: [disc + bar, "#f76260"],
  waiting: [disc + hand, "#10aeff"],
  waiting_circle: [ring + hand, "#10aeff"],
  cancel: [ring + cross, "#f43530"],
  download: [ring + arrow, "#09bb07"],
  search: [glass, "#b2b2b2"],
  clear: [disc + cross, "#b2b2b2"],
  circle: [ring, "#c9c9c9"],
};

/** `icon`, in drawings of the host's own. */
export class IconComponent extends Component {
  override initialize(attributes: Record<string, unknown>): void {
    super.initialize(attributes);
    this.draw();
  }

  protected override changed(): void {
    this.draw();
  }

  private draw(): void {
    const [path, color] = types[this.str("type")] ?? ["", "none"];
    const size = length(this.props["size"] ?? 23);
    const drawing = svg(100, [{ d: path, "fill-rule": "evenodd" }], { fill: this.str("color", color) });
    drawing.style.width = drawing.style.height = size;
    this.el.replaceChildren(drawing);
  }
}
