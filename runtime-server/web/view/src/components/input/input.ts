import { suggestNickname } from "../../asks/nickname.js";
import { TextField } from "./text-field.js";

const modes: Record<string, string> = { number: "numeric", digit: "decimal", idcard: "text", tel: "tel" };
const refused: Record<string, RegExp> = { number: /[^\d.+-]/g, digit: /[^\d.+-]/g, idcard: /[^\dXx]/g };

/** `input`. Types decide the keyboard; the native field is always one that keeps what was typed as it is. */
export class InputComponent extends TextField<HTMLInputElement> {
  protected override readonly native = document.createElement("input");
  protected override readonly placeholderClass = "input-placeholder";
  private suggestion: (() => void) | null = null;

  override initialize(attributes: Record<string, unknown>): void {
    super.initialize(attributes);
    this.native.addEventListener("focus", () => {
      if (this.str("type") === "nickname") this.suggest();
    });
    // names are not reviewed by this host
    this.native.addEventListener("blur", () => {
      this.suggestion?.();
      if (this.str("type") === "nickname") this.emit("nicknamereview", { pass: true, timeout: false });
    });
  }

  override disconnected(): void {
    this.suggestion?.();
    super.disconnected();
  }

  /** The program learns the person's nickname when they tap it, and not before. */
  private suggest(): void {
    this.suggestion?.();
    this.suggestion = suggestNickname(this.page.host, (name) => {
      this.native.value = name;
      this.native.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
  }

  protected override changed(name: string): void {
    if (name === "type" || name === "password") this.setType();
    else super.changed(name);
  }

  protected override accepted(value: string): string {
    const pattern = refused[this.str("type")];
    return pattern ? value.replace(pattern, "") : value;
  }

  protected override confirms(): boolean {
    return true;
  }

  private setType(): void {
    const type = this.str("type", "text");
    const secret = this.bool("password") || type === "password" || type === "safe-password";
    this.native.type = secret ? "password" : "text";
    this.native.inputMode = modes[type] ?? "";
  }
}
