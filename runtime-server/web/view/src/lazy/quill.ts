import Quill from "quill";
import { confineFrame } from "../components/frame-rights.js";
import css from "quill/dist/quill.core.css" with { type: "text" };

interface StyleAttributor {
  whitelist?: unknown;
}

interface Parchment {
  StyleAttributor: new (name: string, css: string, options: { scope: number }) => StyleAttributor;
  Scope: { BLOCK: number; INLINE: number };
}

const { StyleAttributor, Scope } = Quill.import("parchment") as unknown as Parchment;

/** Formats as inline styles with any value: what is read back must look alike without a style sheet. */
function registerStyles(): void {
  for (const name of ["align", "background", "color", "direction", "font", "size"]) {
    const attributor = Quill.import(`attributors/style/${name}`) as StyleAttributor;
    delete attributor.whitelist;
    Quill.register(`formats/${name}`, attributor as never, true);
  }
  const block = {
    lineHeight: "line-height",
    textIndent: "text-indent",
    marginTop: "margin-top",
    marginBottom: "margin-bottom",
  };
  const inline = { letterSpacing: "letter-spacing", fontWeight: "font-weight" };
  for (const [name, property] of Object.entries(block))
    Quill.register(`formats/${name}`, new StyleAttributor(name, property, { scope: Scope.BLOCK }) as never, true);
  for (const [name, property] of Object.entries(inline))
    Quill.register(`formats/${name}`, new StyleAttributor(name, property, { scope: Scope.INLINE }) as never, true);
}

const BlockEmbed = Quill.import("blots/block/embed") as unknown as new () => object;

class Divider extends BlockEmbed {
  static readonly blotName = "divider";
  static readonly tagName = "hr";
}

interface Embed {
  new (): object;
  create(value: unknown): HTMLIFrameElement;
}

/** The library frames a video's page as if it were of this site. */
class FramedVideo extends (Quill.import("formats/video") as unknown as Embed) {
  static override create(value: unknown): HTMLIFrameElement {
    const frame = super.create(value);
    confineFrame(frame, frame.src);
    return frame;
  }
}

registerStyles();
Quill.register("formats/video", FramedVideo as never, true);
Quill.register(Divider as never);

export { css, Quill };
