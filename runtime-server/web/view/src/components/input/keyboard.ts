/** Tells the height of the on-screen keyboard, in CSS pixels, whenever it changes; returns how to stop. */
export function onKeyboard(listener: (height: number) => void): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  const full = window.innerHeight;
  let last = 0;
  const check = () => {
    const height = Math.max(0, Math.round(full - viewport.height * viewport.scale));
    if (height === last) return;
    last = height;
    listener(height);
  };
  viewport.addEventListener("resize", check);
  return () => {
    viewport.removeEventListener("resize", check);
    if (last !== 0) listener(0);
  };
}
