import type { AskArgs, AskResult, SubscribeArgs } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { programHead, showSheet } from "./sheet.js";
import { askTexts } from "./texts.js";

type Answer = AskResult<"subscribe">;
type Template = SubscribeArgs["templates"][number];

/** Asks which messages a program may send: each can be left out, and looks as it would come. */
export function askSubscribe(context: UiContext, args: AskArgs<"subscribe">): Promise<Answer> {
  const texts = askTexts(context.host.shell.language);
  const boxes = args.templates.map((template) => ({ id: template.id, box: checkbox(template.id, true) }));
  const always = checkbox("always", false);
  const answer = (yes: boolean): Answer => ({
    accepted: Object.fromEntries(boxes.map(({ id, box }) => [id, yes && box.checked])),
    always: always.checked,
  });
  return showSheet<Answer>(context, {
    host: "consent",
    head: programHead(context, texts.asks),
    body: [
      h("h2", {}, texts.subscribeTitle),
      h("p", {}, args.lasting ? texts.subscribeLasting : texts.subscribeOnce),
      h(
        "div",
        { class: "kinds" },
        ...args.templates.map((template, at) => kind(template, boxes[at]!.box, texts.example)),
      ),
      h("label", { class: "choice always" }, texts.always, always),
    ],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => answer(false) },
      {
        action: "allow",
        alias: "confirm",
        text: texts.allow,
        primary: true,
        grants: true,
        press: () => answer(true),
      },
    ],
    // whoever only leaves has decided nothing for the next time
    escape: { ...answer(false), always: false },
  });
}

function checkbox(name: string, checked: boolean): HTMLInputElement {
  const box = h("input", { attributes: { type: "checkbox", "data-choice": name } });
  box.checked = checked;
  return box;
}

function kind({ title, fields }: Template, box: HTMLInputElement, example: string): HTMLElement {
  const lines = fields.map((field) => h("div", {}, h("dt", {}, field.name), h("dd", {}, field.example)));
  return h(
    "div",
    { class: "kind" },
    h("label", { class: "choice" }, title, box),
    h("details", {}, h("summary", {}, example), h("dl", {}, ...lines)),
  );
}
