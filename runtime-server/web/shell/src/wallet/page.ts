import { yuan } from "../../../view/src/asks/money.js";
import { h } from "../../../view/src/chrome/dom.js";
import { account } from "../account-api.js";
import { Refused } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { openSheet } from "../sheet.js";
import { bar, button, say, section, type Page } from "../ui.js";
import { moment } from "../time.js";
import { wallet, type Wallet, type WalletEntry } from "./api.js";
import { walletTexts } from "./texts.js";

/** What the person has, and what has come and gone. */
export function walletPage(context: Context): Page {
  const texts = walletTexts(context.language);
  const body = h("div", { class: "body" });
  const show = (mine: Wallet) => body.replaceChildren(purse(mine, context), history(context));
  void wallet.mine().then(show, (error: unknown) => {
    if (error instanceof Refused && error.status === 401) location.replace("/sign-in?next=/me/wallet");
    else body.replaceChildren(h("p", { class: "hint" }, context.texts.failed));
  });
  const el = h(
    "div",
    { class: "page account", attributes: { "data-page": "wallet" } },
    bar(texts.title, context.texts),
    body,
  );
  return { title: texts.title, el };
}

/** Where the wallet is opened from the person's account. */
export function walletSection(context: Context): HTMLElement {
  const texts = walletTexts(context.language);
  const link = { href: "/me/wallet", "data-action": "wallet" };
  return section(
    texts.title,
    h("a", { class: "button small", attributes: link }, texts.open),
    h("p", { class: "hint" }, texts.about),
  );
}

function purse(mine: Wallet, context: Context): HTMLElement {
  const texts = walletTexts(context.language);
  const more = button(mine.isTest ? texts.topUpTest : texts.topUp, null, () => void topUp(mine, context), "primary");
  more.dataset["action"] = "top-up";
  return h(
    "section",
    { class: "purse" },
    mine.isTest
      ? h("p", { class: "notice", attributes: { role: "note", "data-notice": "test-money" } }, texts.test)
      : null,
    h("p", { class: "hint" }, texts.balance),
    h("p", { class: "sum", attributes: { "data-test": "balance" } }, yuan(mine.balance)),
    mine.frozen > 0 ? h("p", { class: "hint" }, texts.frozen(yuan(mine.frozen))) : null,
    h(
      "div",
      { class: "buttons" },
      more,
      h("a", { class: "button", attributes: { href: "/me/wallet/pin" } }, texts.pin),
    ),
  );
}

/** Test money comes at once; real money only from whoever runs the host. */
async function topUp(mine: Wallet, context: Context): Promise<void> {
  const texts = walletTexts(context.language);
  if (!mine.isTest) return showTopUp(context);
  try {
    await wallet.testMoney();
    location.reload();
  } catch (error) {
    const isEnough = error instanceof Refused && error.code === "enough_money";
    say(isEnough ? texts.testEnough : context.texts.failed);
  }
}

async function showTopUp(context: Context): Promise<void> {
  const texts = walletTexts(context.language);
  const { username } = await account.me();
  openSheet(
    texts.topUp,
    context.texts,
    h("p", {}, texts.topUpHow),
    h("p", { class: "hint" }, texts.topUpWho(username ?? "")),
  );
}

function history(context: Context): HTMLElement {
  const texts = walletTexts(context.language);
  const list = h("div", { attributes: { "data-list": "wallet" } });
  const more = button(texts.more, null, () => void load(), "small");
  more.hidden = true;
  let next: string | null = null;
  const load = async () => {
    more.disabled = true;
    try {
      const page = await wallet.entries(next);
      list.append(...page.items.map((entry) => row(entry, context)));
      next = page.next ?? null;
      more.hidden = next === null;
      if (!list.childElementCount) list.append(h("p", { class: "hint" }, texts.empty));
    } catch {
      list.append(h("p", { class: "hint" }, context.texts.failed));
    }
    more.disabled = false;
  };
  void load();
  return section(texts.history, null, list, more);
}

function row(entry: WalletEntry, context: Context): HTMLElement {
  const texts = walletTexts(context.language);
  const kind = texts.kinds[entry.kind] ?? texts.other;
  const about = [entry.merchant ? kind : "", moment(entry.at, context.language)].filter(Boolean).join(" · ");
  return h(
    "button",
    {
      class: "kept entry",
      attributes: { type: "button", "data-kind": entry.kind, "data-id": entry.id },
      on: { click: () => showReceipt(entry, context) },
    },
    h("div", { class: "text" }, entry.merchant ?? kind, h("small", {}, about)),
    h("b", { class: entry.change > 0 ? "in" : "" }, signed(entry.change)),
  );
}

const signed = (change: number): string => (change > 0 ? "+" : "") + yuan(change);

/** All that is known of one entry, as a receipt. */
function showReceipt(entry: WalletEntry, context: Context): void {
  const texts = walletTexts(context.language);
  const program = entry.appId
    ? h("a", { attributes: { href: `/about/${entry.appId}` } }, entry.program ?? entry.appId)
    : null;
  const lines: [string, string | HTMLElement | null | undefined][] = [
    [entry.kind === "refund" ? texts.refunder : texts.merchant, entry.merchant],
    [texts.what, entry.description],
    [texts.program, program],
    [texts.at, moment(entry.at, context.language)],
    [texts.number, entry.number],
    [texts.orderNumber, entry.orderNumber],
    [texts.entryNumber, entry.number ? null : entry.id],
  ];
  const rows = lines.flatMap(([name, value]) => (value ? [h("div", {}, h("dt", {}, name), h("dd", {}, value))] : []));
  openSheet(
    texts.receipt,
    context.texts,
    h("p", { class: "hint middle" }, texts.kinds[entry.kind] ?? texts.other),
    h("p", { class: "sum middle" }, signed(entry.change)),
    h("dl", { class: "receipt", attributes: { "data-sheet": "receipt" } }, ...rows),
  );
}
