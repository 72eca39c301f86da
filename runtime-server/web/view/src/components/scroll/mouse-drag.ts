const slop = 6;
const taken = new WeakSet<Event>();

/** Lets a mouse move a scroll area as a finger does; of areas within each other the innermost that can move. */
export function dragByMouse(el: HTMLElement, axes: { x(): boolean; y(): boolean }): void {
  el.addEventListener("pointerdown", (down) => {
    if (down.pointerType !== "mouse" || down.button > 0 || taken.has(down)) return;
    const across = axes.x() && el.scrollWidth > el.clientWidth;
    const along = axes.y() && el.scrollHeight > el.clientHeight;
    if (!across && !along) return;
    taken.add(down);
    const from = { left: el.scrollLeft, top: el.scrollTop };
    const control = new AbortController();
    let axis: "x" | "y" | null = null;
    const move = (event: PointerEvent) => {
      const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (Math.hypot(x, y) > slop) axis ??= Math.abs(x) > Math.abs(y) ? "x" : "y";
      if (axis === "x" && across) el.scrollLeft = from.left - x;
      if (axis === "y" && along) el.scrollTop = from.top - y;
    };
    addEventListener("pointermove", move, { signal: control.signal, passive: true });
    for (const type of ["pointerup", "pointercancel"])
      addEventListener(type, () => control.abort(), { signal: control.signal });
  });
}
