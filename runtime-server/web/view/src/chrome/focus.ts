let held = 0;

/** While a dialog is open nothing behind it can be reached by keyboard or assistive technology. */
function shut(change: 1 | -1): void {
  held += change;
  document.querySelector(".mh-stage")?.toggleAttribute("inert", held > 0);
}

/** Moves the focus into a dialog and back when it is released; Escape leaves it. */
export function holdFocus(box: HTMLElement, escape: () => void): () => void {
  const before = document.activeElement as HTMLElement | null;
  const listener = (event: KeyboardEvent) => {
    if (event.key === "Escape") escape();
  };
  addEventListener("keydown", listener);
  shut(1);
  box.focus({ preventScroll: true });
  return () => {
    removeEventListener("keydown", listener);
    shut(-1);
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  };
}
