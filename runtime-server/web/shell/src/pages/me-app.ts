import { h, svg } from "../../../view/src/chrome/dom.js";
import type { Me } from "../account-api.js";
import type { Context } from "../context.js";
import { form, reason } from "../form.js";
import { proofs, type AppSecret } from "../keys-api.js";
import { codeField, proveStrongly, withProof } from "../proof.js";
import { confirm, openSheet } from "../sheet.js";
import { button, copy, say, section } from "../ui.js";

/** The authenticator app: whether there is one, and setting it up and turning it off. */
export function appSection(context: Context, changed: () => void): HTMLElement {
  const { texts } = context;
  const state = h("p", { class: "hint" });
  const actions = h("div", { class: "buttons" });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    proofs.app().then(({ isSet }) => {
      state.textContent = isSet ? `${texts.keys.appOn}. ${texts.keys.appHint}` : texts.keys.appHint;
      actions.replaceChildren(
        action(isSet ? texts.keys.appReplace : texts.keys.appSetUp, "set-up-app", setUp),
        ...(isSet ? [action(texts.keys.appRemove, "remove-app", remove)] : []),
      );
    }, failed);
  const action = (label: string, name: string, act: () => Promise<void>) => {
    const el = button(label, null, () => void act().catch(failed), "small");
    el.dataset["action"] = name;
    return el;
  };
  const done = () => {
    changed();
    void load();
  };
  const setUp = async () => showSecret(await withProof(context, () => proofs.beginApp()), context, done);
  const remove = async () => {
    if (!(await confirm(texts.keys.appRemoveQuestion, texts.keys.appRemove, texts))) return;
    await withProof(context, () => proofs.removeApp());
    done();
  };
  void load();
  return section(texts.keys.app, null, state, actions);
}

function showSecret(secret: AppSecret, context: Context, done: () => void): void {
  const { texts } = context;
  const grouped = secret.secret.replace(/(.{4})(?!$)/g, "$1 ");
  const enter = form(texts, "confirm-app", [codeField(texts.keys.code)], texts.keys.appConfirm, async (values) => {
    await withProof(context, () => proofs.confirmApp(values["app-code"]!));
    dialog.close();
    say(texts.saved);
    done();
  });
  const dialog: HTMLDialogElement = openSheet(
    texts.keys.appTitle,
    texts,
    h("p", {}, texts.keys.appScan),
    h("div", { class: "drawn-code" }, drawing(secret.qr)),
    h("p", { class: "link", attributes: { "data-secret": secret.secret } }, grouped),
    h(
      "div",
      { class: "buttons" },
      button(texts.copy, null, () => void copy(secret.secret, texts), "small"),
      h("a", { class: "button small", attributes: { href: secret.uri } }, texts.keys.appOpen),
    ),
    enter,
  );
}

function drawing(rows: string[]): SVGElement {
  const squares = rows.flatMap((row, y) => [...row].map((module, x) => (module === "1" ? `M${x} ${y}h1v1h-1z` : "")));
  return svg(rows.length, [{ d: squares.join(""), fill: "#000" }], { "shape-rendering": "crispEdges" });
}

/** Says what somebody with a role on the platform has to do before it counts. */
export function roleNotice(me: Me, context: Context, changed: () => void): HTMLElement[] {
  const { keys } = context.texts;
  if (!me.role || !me.roleNeeds) return [];
  const role = keys.roles[me.role] ?? me.role;
  const isSetUp = me.roleNeeds === "set_up";
  const prove = () => void proveStrongly(context).then((isProved) => isProved && changed());
  return [
    h(
      "div",
      { class: "notice", attributes: { role: "note", "data-notice": me.roleNeeds } },
      h("p", {}, isSetUp ? keys.roleSetUp(role) : keys.roleProve(role)),
      isSetUp ? null : button(keys.prove, null, prove, "small primary"),
    ),
  ];
}
