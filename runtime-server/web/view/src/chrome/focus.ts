/** Moves the focus into a dialog and back when it is released; Escape leaves it. */
export function holdFocus(box: HTMLElement, escape: () => void): () => void {
  const before = document.activeElement as HTMLElement | null;
  const listener = (event: KeyboardEvent) => {
    if (event.key === "Escape") escape();
  };
  addEventListener("keydown", listener);
  box.focus({ preventScroll: true });
  return () => {
    removeEventListener("keydown", listener);
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  };
}
