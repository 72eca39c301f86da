/** Runs once the next frame is drawn, or after `hiddenMs` where none is because the tab is hidden. */
export function afterFrame(action: () => void, hiddenMs: number): void {
  let done = false;
  const once = () => {
    if (!done) action();
    done = true;
  };
  if (typeof requestAnimationFrame === "function") requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, hiddenMs);
}
