import type { UiArgs } from "@minihost/protocol";
import { cssColor } from "./color.js";
import { h } from "./dom.js";
import { holdFocus } from "./focus.js";
import type { Texts } from "./texts.js";

/** Lets the person choose from a list; answers the index, or -1. */
export function showActionSheet(
  add: (el: HTMLElement) => void,
  texts: Texts,
  args: UiArgs<"actionSheet">,
  head: HTMLElement | null = null,
): Promise<number> {
  return new Promise((resolve) => {
    const finish = (index: number) => {
      release();
      mask.remove();
      box.remove();
      resolve(index);
    };
    const color = cssColor(args.itemColor, "");
    const items = args.itemList.map((text, index) =>
      h(
        "button",
        {
          style: color === "" ? {} : { color },
          attributes: { type: "button", "data-action": "item", "data-index": String(index) },
          on: { click: () => finish(index) },
        },
        String(text),
      ),
    );
    const cancel = h(
      "button",
      { class: "cancel", attributes: { type: "button", "data-action": "cancel" }, on: { click: () => finish(-1) } },
      texts.cancel,
    );
    const mask = h("div", { class: "mask", on: { click: () => finish(-1) } });
    const box = h(
      "div",
      {
        class: "sheet",
        attributes: {
          "data-host": "action-sheet",
          role: "dialog",
          "aria-modal": "true",
          "aria-label": args.alertText || texts.menu,
          tabindex: "-1",
        },
      },
      head,
      args.alertText ? h("div", { class: "alert" }, args.alertText) : null,
      h("div", { class: "items" }, ...items),
      cancel,
    );
    add(mask);
    add(box);
    const release = holdFocus(box, () => finish(-1));
  });
}
