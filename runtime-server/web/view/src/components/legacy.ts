import { Component } from "./component.js";
import { div } from "./shadow.js";

/** The first dialogs of the platform, written into templates and shown while they are not `hidden`. */
abstract class Legacy extends Component {
  protected readonly panel = div("");
  protected readonly body = div("mh-legacy-body");

  override initialize(attributes: Record<string, unknown>): void {
    const mask = div("mh-legacy-mask");
    mask.addEventListener("click", () => this.dismissed());
    this.el.append(mask, this.panel);
    this.build();
    super.initialize(attributes);
  }

  override get content(): HTMLElement {
    return this.body;
  }

  protected abstract build(): void;
  protected dismissed(): void {}

  protected button(text: string, type: "confirm" | "cancel"): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `mh-legacy-${type}`;
    button.textContent = text;
    button.addEventListener("click", () => this.emit(type, {}));
    return button;
  }
}

/** `modal`. */
export class LegacyModal extends Legacy {
  private readonly title = div("mh-legacy-title");
  private cancel!: HTMLElement;
  private confirm!: HTMLElement;

  protected override build(): void {
    const { texts } = this.page.host;
    this.cancel = this.button(texts.cancel, "cancel");
    this.confirm = this.button(texts.confirm, "confirm");
    this.panel.className = "mh-legacy-modal";
    this.panel.setAttribute("role", "dialog");
    this.panel.append(this.title, this.body, div("mh-legacy-buttons", this.cancel, this.confirm));
  }

  protected override changed(name: string): void {
    const { texts } = this.page.host;
    if (name === "title") this.title.textContent = this.str(name);
    else if (name === "no-cancel") this.cancel.hidden = this.bool(name);
    else if (name === "cancel-text") this.cancel.textContent = this.str(name, texts.cancel);
    else if (name === "confirm-text") this.confirm.textContent = this.str(name, texts.confirm);
  }
}

/** `toast`: tells after its time that it wants to be hidden. */
export class LegacyToast extends Legacy {
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connected(): void {
    this.count();
  }

  override disconnected(): void {
    clearTimeout(this.timer);
  }

  protected override build(): void {
    this.panel.className = "mh-legacy-toast";
    this.panel.setAttribute("role", "status");
    this.panel.append(this.body);
  }

  protected override changed(name: string): void {
    if (this.el.isConnected && (name === "hidden" || name === "duration")) this.count();
  }

  private count(): void {
    clearTimeout(this.timer);
    if (!this.bool("hidden")) this.timer = setTimeout(() => this.emit("change", {}), this.num("duration", 1500));
  }
}

/** `loading`. */
export class LegacyLoading extends Legacy {
  protected override build(): void {
    this.panel.className = "mh-legacy-toast";
    this.panel.setAttribute("role", "status");
    this.panel.append(div("mh-legacy-spinner"), this.body);
  }
}

/** `action-sheet`, with its items inside. */
export class LegacyActionSheet extends Legacy {
  protected override build(): void {
    this.panel.className = "mh-legacy-sheet";
    this.panel.setAttribute("role", "dialog");
    this.panel.append(this.body);
  }

  protected override dismissed(): void {
    this.emit("change", {});
  }
}

/** `action-sheet-cancel`: closes the sheet around it. */
export class LegacyCancel extends Component {
  override connected(): void {
    this.el.tabIndex = 0;
    this.el.setAttribute("role", "button");
  }

  tapped(): void {
    this.node.closest(LegacyActionSheet)?.emit("change", {});
  }
}
