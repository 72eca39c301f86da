/** How long a page takes over the whole way, in ms. */
export const passageMs = 320;

const easing = "cubic-bezier(0.2, 0.8, 0.3, 1)";
/** how far the page beneath lies to the left while it is covered */
const parallax = 0.25;

export interface PassageTiming {
  duration: number;
  easing: string;
}

/** What a passage tells: the share of its way to the right that the upper page has gone and goes to. */
export interface PassageListener {
  dragged(at: number): void;
  playing(from: number, to: number, timing: PassageTiming): void;
  ended(): void;
}

/**
 * One page sliding over another, by a finger or by itself. It can turn round or be ended at any moment. Browsers move
 * pages without the script while it plays.
 */
export class Passage {
  private readonly shade = document.createElement("div");
  private at = 0;
  private playing: Animation[] = [];
  private over = false;

  constructor(
    readonly front: HTMLElement,
    readonly back: HTMLElement,
    private readonly listener: PassageListener,
  ) {
    this.shade.className = "mh-shade";
    back.append(this.shade);
    front.classList.add("mh-front");
  }

  joins(front: HTMLElement, back: HTMLElement): boolean {
    return !this.over && this.front === front && this.back === back;
  }

  /** Puts the upper page where the finger is: 0 covers, 1 is gone. */
  drag(at: number): void {
    this.stop();
    this.at = at;
    this.front.style.transform = `translateX(${at * 100}%)`;
    this.back.style.transform = `translateX(${(at - 1) * parallax * 100}%)`;
    this.shade.style.opacity = String(1 - at);
    this.listener.dragged(at);
  }

  /** Goes to an end by itself, from where it starts or is now; `speed` in ways per ms is that of the finger. */
  play(to: 0 | 1, from = this.now(), speed = 0): void {
    this.drag(from);
    const share = Math.abs(to - from);
    const own = Math.max(140, passageMs * Math.sqrt(share));
    const duration = speed > 0 ? Math.min(own, Math.max(100, (share / speed) * 1.6)) : own;
    const timing = { duration, easing, fill: "forwards" } as const;
    const frames = (css: (at: number) => Keyframe) => [css(from), css(to)];
    this.playing = [
      this.front.animate(
        frames((at) => ({ transform: `translateX(${at * 100}%)` })),
        timing,
      ),
      this.back.animate(
        frames((at) => ({ transform: `translateX(${(at - 1) * parallax * 100}%)` })),
        timing,
      ),
      this.shade.animate(
        frames((at) => ({ opacity: 1 - at })),
        timing,
      ),
    ];
    this.listener.playing(from, to, timing);
    const [first] = this.playing;
    first!.onfinish = () => this.finish();
    // a hidden tab plays nothing
    setTimeout(() => this.playing[0] === first && this.finish(), duration + 300);
  }

  /** Ends it where it leads to. */
  finish(): void {
    if (this.over) return;
    this.over = true;
    this.stop();
    this.shade.remove();
    this.front.classList.remove("mh-front");
    this.front.style.transform = this.back.style.transform = "";
    this.listener.ended();
  }

  private now(): number {
    if (this.playing.length === 0) return this.at;
    const { m41 } = new DOMMatrixReadOnly(getComputedStyle(this.front).transform);
    return Math.min(1, Math.max(0, m41 / (this.front.offsetWidth || 1)));
  }

  private stop(): void {
    for (const animation of this.playing) {
      animation.onfinish = null;
      animation.cancel();
    }
    this.playing = [];
  }
}
