import { FormComponent } from "./form.js";
import { HoverView } from "./hover-view.js";
import type { Tappable } from "./tappable.js";

/** Attributes that go with an `open-type`. */
const opening =
  /^(open-type|lang|session-from|send-message-|show-message-card|app-parameter|business-id|group-id|phone-number-|entrance-path)/;

/** `button`. */
export class ButtonComponent extends HoverView implements Tappable {
  protected override readonly hoverDefault = { names: "button-hover", stay: 70 };

  override connected(): void {
    if (!this.el.hasAttribute("role")) this.el.setAttribute("role", "button");
    this.el.tabIndex = this.inert ? -1 : 0;
  }

  get inert(): boolean {
    return this.bool("disabled");
  }

  override hover() {
    return this.inert ? null : super.hover();
  }

  tapped(): void {
    const openType = this.str("open-type");
    if (openType !== "") {
      const attributes = Object.fromEntries(Object.entries(this.props).filter(([name]) => opening.test(name)));
      this.page.send({ i: "open", page: this.page.id, node: this.node.id, openType, attributes });
    }
    const formType = this.str("form-type");
    if (formType === "submit" || formType === "reset") this.form(formType);
  }

  protected override changed(name: string): void {
    if (name !== "disabled") return;
    this.el.setAttribute("aria-disabled", String(this.inert));
    this.el.tabIndex = this.inert ? -1 : 0;
  }

  private form(type: "submit" | "reset"): void {
    const form = this.node.closest(FormComponent);
    if (type === "submit") form?.submit(this.node);
    else form?.reset();
  }
}
