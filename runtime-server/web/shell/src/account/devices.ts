import { h } from "../../../view/src/chrome/dom.js";
import { account, type Device } from "../account-api.js";
import { Refused } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { confirm } from "../sheet.js";
import { ago } from "../time.js";
import { button, say, section } from "../ui.js";

/** The browsers in which the person is signed in, each of which can be ended. */
export function devices(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "devices" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    account.devices().then((all) => list.replaceChildren(...all.map((one) => device(one, context, end))), failed);
  const end = (one: Device) =>
    void account
      .end(one.id)
      .catch((error: unknown) => {
        if (!(error instanceof Refused) || error.status !== 404) throw error;
      })
      .then(load, failed);
  const others = button(texts.signOutOthers, null, () => void account.endOthers().then(load, failed), "small");
  void load();
  return section(texts.signedInAt, others, list);
}

function device(one: Device, { texts, language }: Context, end: (one: Device) => void): HTMLElement {
  const about = [one.here ? texts.thisDevice : ago(one.seenAt, language), one.address].join(" · ");
  return h(
    "div",
    { class: "kept", attributes: { "data-id": one.id } },
    h("div", { class: "text" }, one.name || texts.unknownDevice, h("small", {}, about)),
    one.here ? null : button(texts.signOut, null, () => end(one), "small"),
  );
}

export function signOut({ texts }: Context): HTMLElement {
  const leave = async () => {
    if (!(await confirm(texts.signOutQuestion, texts.signOut, texts))) return;
    await account.signOut().then(
      () => location.replace("/"),
      () => say(texts.failed),
    );
  };
  const out = button(texts.signOutHere, null, () => void leave());
  out.dataset["action"] = "sign-out";
  return h("section", {}, out);
}
