import type { ViewNode } from "../paint/node.js";
import { ButtonComponent } from "./button.js";
import { Checkbox, Radio } from "./choices.js";
import { Component } from "./component.js";
import { SwitchComponent } from "./switch.js";
import { isTappable, type Tappable } from "./tappable.js";
import { TextField } from "./input/text-field.js";

const controls = [Checkbox, Radio, SwitchComponent, ButtonComponent, TextField] as const;

/** `label`: a tap on it is a tap on the control that it names with `for`, or on the first one inside. */
export class LabelComponent extends Component implements Tappable {
  tapped(from: ViewNode): void {
    const control = this.control();
    if (!control || reachedItself(from, control.node)) return;
    if (control instanceof TextField) control.focus();
    else if (control instanceof ButtonComponent) control.el.click();
    else if (isTappable(control) && !control.inert) control.tapped(control.node);
  }

  private control(): Component | undefined {
    const id = this.str("for");
    const candidates = (id === "" ? this.node : this.page.root).descendants(Component);
    return candidates.find((each) => isControl(each) && (id === "" || each.node.authorId === id));
  }
}

function isControl(component: Component): boolean {
  return controls.some((kind) => component instanceof kind);
}

/** Whether a tap has already been taken by the control: it, or another one, was tapped directly. */
function reachedItself(from: ViewNode, control: ViewNode): boolean {
  if (from === control) return true;
  return [from, ...from.ancestors()].some(
    (node) => node === control || (node.component !== null && isControl(node.component)),
  );
}
