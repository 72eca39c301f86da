import { TextField, type Typed } from "../components/input/text-field.js";
import type { PageView } from "./page.js";

const key = "minihost-typed";

interface Kept {
  /** session and run of the program that the nodes are of */
  epoch: string;
  fields: Record<string, Typed>;
}

/**
 * What people have typed and the program has not heard of, be it that it does not listen or that the line was down. It
 * outlives a rebuild of the pages and a reload of the tab; passwords only the former.
 */
export class TypedText {
  private kept: Kept | null = read();
  private epoch = "";

  constructor(private readonly pages: () => Iterable<PageView>) {
    addEventListener("pagehide", () => this.store());
  }

  /** The pages are about to be built anew by this run of the program. */
  rebuilding(epoch: string): void {
    const fields = this.collect();
    if (Object.keys(fields).length > 0) this.kept = { epoch: this.epoch, fields };
    this.epoch = epoch;
  }

  /** The pages are there again. */
  rebuilt(): void {
    const { kept } = this;
    this.kept = null;
    if (kept?.epoch !== this.epoch) return;
    for (const [page, id, field] of this.fields()) {
      const typed = kept.fields[`${page.id}:${id}`];
      if (typed) field.retype(typed);
    }
  }

  private collect(): Record<string, Typed> {
    const found: Record<string, Typed> = {};
    for (const [page, id, field] of this.fields()) if (field.typed) found[`${page.id}:${id}`] = field.typed;
    return found;
  }

  private *fields(): Generator<[PageView, number, TextField<HTMLInputElement>]> {
    for (const page of this.pages())
      for (const node of page.painter.all())
        if (node.component instanceof TextField)
          yield [page, node.id, node.component as unknown as TextField<HTMLInputElement>];
  }

  private store(): void {
    const open = Object.entries(this.collect()).filter(([, typed]) => !typed.secret);
    try {
      if (open.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify({ epoch: this.epoch, fields: Object.fromEntries(open) }));
    } catch {
      // a browser that keeps nothing, or too little
    }
  }
}

function read(): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null;
    sessionStorage.removeItem(key);
    return kept && typeof kept.fields === "object" ? kept : null;
  } catch {
    return null;
  }
}
