import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { day } from "../time.js";
import { bar, type Page } from "../ui.js";
import { privacy, type Shown } from "./api.js";

/** The operator's terms, or what the operator says about privacy. */
export function termsPage(context: Context, url: URL): Page {
  const { texts, language } = context;
  const kind = url.pathname === "/privacy" ? "privacy" : "terms";
  const title = texts.privacy[kind];
  const body = h("div", { class: "body legal" });
  privacy.terms().then(
    (shown) => {
      const text = shown[kind];
      if (!text) return body.replaceChildren(h("p", { class: "hint" }, texts.privacy.noTexts));
      body.replaceChildren(
        h("p", { class: "hint" }, texts.privacy.since(day(shown.createdAt!, language))),
        ...paragraphs(text),
        other(kind, context),
      );
    },
    () => body.replaceChildren(h("p", { class: "hint" }, texts.failed)),
  );
  const el = h("div", { class: "page account", attributes: { "data-page": kind } }, bar(title, texts), body);
  return { title, el };
}

function other(kind: "terms" | "privacy", { texts }: Context): HTMLElement {
  const wanted = kind === "terms" ? "privacy" : "terms";
  return h("p", { class: "hint others" }, h("a", { attributes: { href: `/${wanted}` } }, texts.privacy[wanted]));
}

/** An empty line ends a paragraph, and a line that begins with # is a heading. */
export function paragraphs(text: string): HTMLElement[] {
  return text
    .split(/\r?\n\s*\n/)
    .flatMap((part) => part.trim().split(/\r?\n(?=#)|(?<=^#.*)\r?\n/))
    .filter((part) => part.trim() !== "")
    .map((part) => (part.startsWith("#") ? h("h2", {}, part.replace(/^#+\s*/, "")) : h("p", {}, part)));
}

/** Links to the operator's texts; empty where there are none. */
export function legalLinks({ texts }: Context): HTMLElement {
  const el = h("p", { class: "hint", attributes: { hidden: "" } });
  privacy.terms().then(
    ({ version }) => {
      el.hidden = version === 0;
      const link = (kind: "terms" | "privacy") => h("a", { attributes: { href: `/${kind}` } }, texts.privacy[kind]);
      el.replaceChildren(link("terms"), " · ", link("privacy"));
    },
    () => {},
  );
  return el;
}

/** What whoever makes an account has to say. */
export interface Agreement {
  el: HTMLElement;
  /** the version agreed to; undefined while nothing is asked for */
  value(): number | undefined;
  /** tells the person when it is missing */
  isGiven(): boolean;
}

/** Empty where the operator asks for nothing. */
export function agreement(context: Context): Agreement {
  const el = h("div", { class: "agree" });
  const box = h("input", { attributes: { type: "checkbox", name: "terms", required: "" } });
  let shown: Shown | null = null;
  const isAsked = () => shown !== null && (shown.version > 0 || shown.ageLine > 0);
  privacy.terms().then(
    (answer) => {
      shown = answer;
      if (isAsked()) el.replaceChildren(h("label", {}, box, h("span", {}, ...sentence(answer, context))));
    },
    () => {},
  );
  return {
    el,
    value: () => (isAsked() ? shown!.version : undefined),
    isGiven: () => !isAsked() || box.reportValidity(),
  };
}

/** What is agreed to, with links to it in tabs of their own. */
export function sentence(shown: Shown, { texts }: Context): (string | HTMLElement)[] {
  const link = (kind: "terms" | "privacy") =>
    h("a", { attributes: { href: `/${kind}`, target: "_blank" } }, texts.privacy[kind]);
  const { before, between, after } = texts.privacy.agreeTo;
  const age = shown.ageLine > 0 ? [texts.privacy.age(shown.ageLine)] : [];
  return shown.version > 0 ? [before, link("terms"), between, link("privacy"), after, ...age] : age;
}
