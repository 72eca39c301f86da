import { HoverView } from "./hover-view.js";
import type { Tappable } from "./tappable.js";

/** `navigator`: the guest navigates, the browser shows the press. */
export class NavigatorComponent extends HoverView implements Tappable {
  protected override readonly hoverDefault = { names: "navigator-hover", stay: 600 };

  override connected(): void {
    if (!this.el.hasAttribute("role")) this.el.setAttribute("role", "link");
    this.el.tabIndex = 0;
  }

  tapped(): void {
    const target =
      this.str("target", "self") === "miniProgram"
        ? {
            target: {
              appId: this.str("app-id"),
              path: this.str("path"),
              extraData: this.props["extra-data"],
              version: this.str("version", "release"),
              shortLink: this.str("short-link"),
            },
          }
        : {};
    const url = this.str("url");
    const openType = this.bool("redirect") ? "redirect" : this.str("open-type", "navigate");
    const delta = this.num("delta", 1);
    this.page.send({ i: "navigate", page: this.page.id, node: this.node.id, openType, url, delta, ...target });
  }
}
