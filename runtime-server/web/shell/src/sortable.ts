interface Sorting {
  /** ids in their new order */
  sorted: (ids: string[]) => void;
  /** an item was moved by keyboard: its place, from 1 */
  moved: (item: HTMLElement, place: number) => void;
  /** an item was held and let go where it was */
  held: (item: HTMLElement) => void;
}

const HOLD_MS = 350;
const SLIP = 8;

/**
 * Lets the children of a grid be arranged: by dragging (with a finger after a moment's hold, with a mouse at once) and by Alt and
 * the arrow keys. Children carry `data-id`.
 */
export function sortable(grid: HTMLElement, sorting: Sorting): void {
  grid.addEventListener("pointerdown", (event) => {
    const item = itemOf(grid, event.target);
    if (item && event.button === 0) new Drag(grid, item, event, sorting);
  });
  grid.addEventListener("keydown", (event) => {
    const item = itemOf(grid, event.target);
    if (item && event.altKey && moveByKey(grid, item, event.key)) {
      event.preventDefault();
      (item.querySelector("a, button") as HTMLElement | null)?.focus();
      sorting.moved(item, children(grid).indexOf(item) + 1);
      sorting.sorted(ids(grid));
    }
  });
}

const children = (grid: HTMLElement) => [...grid.children] as HTMLElement[];
const ids = (grid: HTMLElement) => children(grid).map((item) => item.dataset["id"] ?? "");

function itemOf(grid: HTMLElement, target: EventTarget | null): HTMLElement | null {
  return children(grid).find((item) => item.contains(target as Node)) ?? null;
}

function moveByKey(grid: HTMLElement, item: HTMLElement, key: string): boolean {
  const all = children(grid);
  const at = all.indexOf(item);
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  const to = key === "Home" ? 0 : key === "End" ? all.length - 1 : at + (steps[key] ?? NaN);
  if (Number.isNaN(to)) return false;
  place(grid, item, Math.min(Math.max(to, 0), all.length - 1));
  return true;
}

function place(grid: HTMLElement, item: HTMLElement, index: number): void {
  const others = children(grid).filter((other) => other !== item);
  grid.insertBefore(item, others[index] ?? null);
}

class Drag {
  private dragging = false;
  private readonly before: string;
  private readonly hold: ReturnType<typeof setTimeout> | undefined;
  private readonly ended = new AbortController();

  constructor(
    private readonly grid: HTMLElement,
    private readonly item: HTMLElement,
    private readonly start: PointerEvent,
    private readonly sorting: Sorting,
  ) {
    this.before = ids(grid).join();
    if (start.pointerType !== "mouse") this.hold = setTimeout(() => this.begin(), HOLD_MS);
    const { signal } = this.ended;
    addEventListener("pointermove", (event) => this.move(event), { signal });
    addEventListener("pointerup", () => this.end(), { signal });
    addEventListener("pointercancel", () => this.end(), { signal });
    // a finger that drags does not scroll, and a drag is no click
    grid.addEventListener("touchmove", (event) => this.dragging && event.preventDefault(), { signal, passive: false });
    grid.addEventListener("contextmenu", (event) => this.dragging && event.preventDefault(), { signal });
    grid.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
  }

  private begin(): void {
    this.dragging = true;
    this.item.classList.add("dragged");
    navigator.vibrate?.(10);
  }

  private move(event: PointerEvent): void {
    if (event.pointerId !== this.start.pointerId) return;
    const far = Math.hypot(event.clientX - this.start.clientX, event.clientY - this.start.clientY);
    if (!this.dragging) {
      if (far < SLIP) return;
      if (event.pointerType !== "mouse") return this.end();
      this.begin();
    }
    const over = itemOf(this.grid, document.elementFromPoint(event.clientX, event.clientY));
    if (over && over !== this.item) place(this.grid, this.item, children(this.grid).indexOf(over));
  }

  private end(): void {
    clearTimeout(this.hold);
    this.ended.abort();
    if (!this.dragging) return;
    this.item.classList.remove("dragged");
    const swallow = (event: Event) => event.preventDefault();
    this.grid.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => this.grid.removeEventListener("click", swallow, { capture: true }), 50);
    if (ids(this.grid).join() !== this.before) this.sorting.sorted(ids(this.grid));
    else if (this.start.pointerType !== "mouse") this.sorting.held(this.item);
  }
}
