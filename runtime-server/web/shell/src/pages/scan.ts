import { h } from "../../../view/src/chrome/dom.js";
import { api, type Source } from "../api.js";
import type { Context } from "../context.js";
import { icons } from "../icons.js";
import { Camera, troubleOf } from "../../../view/src/scan/camera.js";
import { createDetector } from "../../../view/src/scan/detector.js";
import { PictureFailed, readPicture } from "../../../view/src/scan/picture.js";
import { openSheet } from "../sheet.js";
import type { Texts } from "../texts.js";
import { button, copy, goBack, iconButton, type Page } from "../ui.js";

const TEXT_MAX = 4096;

/** Opens programs by their codes: through the camera, from a picture, or typed. */
export function scanPage({ texts }: Context): Page {
  const scanner = new Scanner(texts);
  return { title: texts.scan, el: scanner.el, leave: () => scanner.leave() };
}

class Scanner {
  readonly el: HTMLElement;
  private readonly video = h("video", { attributes: { playsinline: "", muted: "", "aria-hidden": "true" } });
  private readonly hint: HTMLElement;
  private readonly file = h("input", { attributes: { type: "file", accept: "image/*", hidden: "" } });
  private readonly detector = createDetector();
  private readonly left = new AbortController();
  private camera: Camera | null = null;

  constructor(private readonly texts: Texts) {
    this.video.muted = true;
    this.hint = h("div", { class: "scan-hint", attributes: { role: "status", "data-scan": "hint" } });
    this.file.addEventListener("change", () => void this.picked());
    this.el = h(
      "div",
      { class: "page scanner", attributes: { "data-page": "scan" } },
      this.video,
      h("div", { class: "viewfinder", attributes: { "aria-hidden": "true" } }, h("i")),
      h("header", { class: "bar" }, iconButton(texts.back, icons.back(), goBack, "back"), h("h1", {}, texts.scan)),
      this.hint,
      h(
        "div",
        { class: "ways" },
        this.way(texts.album, icons.picture(), "album", () => this.file.click()),
        this.way(texts.typeCode, icons.keyboard(), "type", () => this.type()),
      ),
      this.file,
    );
    const { signal } = this.left;
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    addEventListener("paste", (event) => void this.pasted(event), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.look(), { signal });
    this.look();
  }

  leave(): void {
    this.left.abort();
    this.camera?.stop();
  }

  private way(label: string, icon: SVGElement, name: string, act: () => void): HTMLElement {
    const attributes = { type: "button", "data-action": name };
    return h("button", { class: "way", attributes, on: { click: act } }, icon, h("span", {}, label));
  }

  private tell(message: string, again = false): void {
    const retry = again ? button(this.texts.retryCamera, null, () => this.look()) : null;
    this.hint.classList.toggle("trouble", again);
    this.hint.replaceChildren(h("p", {}, message), ...(retry ? [retry] : []));
  }

  /** A camera that nobody looks through is switched off. */
  private look(): void {
    this.camera?.stop();
    this.camera = null;
    if (document.visibilityState !== "visible") return;
    if (!Camera.isAllowedHere()) return this.tell(this.texts.cameraInsecure);
    this.tell(this.texts.scanStarting);
    const camera = new Camera(this.video, this.detector, ({ text }) => void this.found(text, "CAMERA"));
    this.camera = camera;
    camera.start().then(
      () => this.camera === camera && this.tell(this.texts.scanning),
      (error) => this.camera === camera && this.tell(this.texts[troubleOf(error)], true),
    );
  }

  private async picked(): Promise<void> {
    const [file] = this.file.files ?? [];
    this.file.value = "";
    if (file) await this.read(file);
  }

  private async pasted(event: ClipboardEvent): Promise<void> {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (file) await this.read(file);
  }

  private async read(file: File): Promise<void> {
    try {
      const { text } = await readPicture(file, await this.detector);
      await this.found(text, "IMAGE");
    } catch (error) {
      const trouble = error instanceof PictureFailed ? error.trouble : "badImage";
      openSheet(this.texts.scan, this.texts, h("p", { attributes: { "data-scan": trouble } }, this.texts[trouble]));
    }
  }

  private type(): void {
    const { texts } = this;
    const field = h("input", {
      attributes: {
        type: "text",
        inputmode: "url",
        maxlength: String(TEXT_MAX),
        autocomplete: "off",
        autocapitalize: "none",
        "aria-label": texts.codeLabel,
      },
    });
    const form = h(
      "form",
      { class: "typed" },
      h("label", {}, texts.codeLabel, field),
      h("button", { class: "button primary", attributes: { type: "submit", "data-action": "go" } }, texts.go),
    );
    const sheet = openSheet(texts.typeCode, texts, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value.trim() === "") return;
      sheet.close();
      void this.found(field.value.trim(), "TYPED");
    });
    field.focus();
  }

  /** Opens what is ours; anything else is shown, and never followed. */
  private async found(text: string, source: Source): Promise<void> {
    if (source === "CAMERA") navigator.vibrate?.(30);
    const meaning = await api.code(text.slice(0, TEXT_MAX), source).catch(() => null);
    if (this.left.signal.aborted) return;
    if (meaning?.kind === "OPEN" && meaning.url) return location.assign(meaning.url);
    const sheet = this.answer(text, meaning === null ? "failed" : meaning.kind === "GONE" ? "codeGone" : "foreign");
    sheet.addEventListener("close", () => this.camera?.again());
  }

  private answer(text: string, why: "failed" | "codeGone" | "foreign"): HTMLDialogElement {
    const { texts } = this;
    const again = button(texts.again, null, () => sheet.close());
    const foreign = why === "foreign";
    const sheet: HTMLDialogElement = openSheet(
      texts.scan,
      texts,
      h("p", { attributes: { "data-scan": why } }, texts[why]),
      foreign ? h("p", { class: "hint" }, texts.foreignHint) : null,
      foreign ? h("p", { class: "link", attributes: { "data-scan": "text" } }, text) : null,
      h("div", { class: "buttons" }, foreign ? button(texts.copy, null, () => void copy(text, texts)) : null, again),
    );
    return sheet;
  }
}
