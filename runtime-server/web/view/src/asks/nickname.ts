import { h } from "../chrome/dom.js";
import type { Host } from "../host.js";
import { accountCalls } from "./account-calls.js";
import { personTexts } from "./account-texts.js";

/**
 * Offers the person's own nickname while a field for one has the focus, in the host's layer: no program sees what is offered.
 * Answers what takes the offer back.
 */
export function suggestNickname(host: Host, choose: (name: string) => void): () => void {
  let isOver = false;
  const box = h("div", { class: "nickname", attributes: { "data-host": "nickname" } });
  const end = () => {
    isOver = true;
    box.remove();
  };
  void accountCalls.me().then(
    ({ nickname }) => {
      if (isOver || !nickname) return;
      const words = personTexts(host.shell.language).useNickname.replace("{name}", () => nickname);
      const press = () => {
        choose(nickname);
        end();
      };
      const attributes = { type: "button", "data-action": "use-nickname" };
      const button = h("button", { attributes, on: { click: press } }, words);
      // The field keeps the focus.
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      box.append(button);
      host.addChrome(box);
    },
    () => undefined,
  );
  return end;
}
