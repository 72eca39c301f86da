/** the dialogs that are open, the last one above the others */
const held: HTMLElement[] = [];
/** those of the host's own, which none of a program's comes above */
const above = new WeakSet<HTMLElement>();

/** While a dialog is open nothing behind it can be reached by keyboard or assistive technology. */
function shut(): void {
  document.querySelector(".mh-stage")?.toggleAttribute("inert", held.length > 0);
}

/**
 * Moves the focus into a dialog, keeps it there, and gives it back when it is released; Escape leaves the dialog.
 *
 * @param own whether it asks in the host's name; what a program shows meanwhile waits beneath
 */
export function holdFocus(box: HTMLElement, escape: () => void, own = false): () => void {
  const before = document.activeElement as HTMLElement | null;
  const listener = (event: KeyboardEvent) => {
    if (held.at(-1) !== box || event.isComposing) return;
    if (event.key === "Escape") escape();
    else if (event.key === "Tab") turn(box, event);
  };
  addEventListener("keydown", listener);
  if (own) above.add(box);
  const over = own ? -1 : held.findIndex((other) => above.has(other));
  held.splice(over < 0 ? held.length : over, 0, box);
  shut();
  if (over < 0) box.focus({ preventScroll: true });
  return () => {
    removeEventListener("keydown", listener);
    const wasTop = held.at(-1) === box;
    held.splice(held.indexOf(box), 1);
    shut();
    if (!wasTop) return;
    if (held.length > 0) held.at(-1)!.focus({ preventScroll: true });
    else if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  };
}

/** Lets Tab go round within a dialog. */
function turn(box: HTMLElement, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>("button, input, textarea, [href], [tabindex='0']")].filter(
    (el) => !el.matches(":disabled, [tabindex='-1']") && el.getClientRects().length > 0,
  );
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return event.preventDefault();
  const now = (box.getRootNode() as Document | ShadowRoot).activeElement;
  const inside = stops.includes(now as HTMLElement);
  if (event.shiftKey ? now === first || !inside : now === last || !inside) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
