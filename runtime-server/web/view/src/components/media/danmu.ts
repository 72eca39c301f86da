import { num, str } from "../../paint/values.js";
import { div } from "../shadow.js";

interface Comment {
  text: string;
  color: string;
  /** seconds into the film */
  time: number;
}

const lanes = 4;
const flight = 6000;
const most = 60;

/** Comments that fly over a film at their time. */
export class Danmu {
  readonly layer = div("mh-danmu");
  private comments: Comment[] = [];
  private shown = 0;
  private lane = 0;
  private readonly listener = () => this.tick();

  constructor(private readonly media: HTMLMediaElement) {
    media.addEventListener("timeupdate", this.listener);
    media.addEventListener("seeking", () => (this.shown = media.currentTime));
  }

  /** What shall fly when; the whole of it anew. */
  plan(enabled: boolean, comments: unknown[]): void {
    this.layer.hidden = !enabled;
    this.comments = (comments as Record<string, unknown>[]).map((each) => ({
      text: str(each?.["text"]),
      color: str(each?.["color"], "#fff"),
      time: num(each?.["time"]),
    }));
  }

  fly(text: string, color: string): void {
    if (this.layer.hidden || this.layer.childElementCount >= most) return;
    const line = div("");
    line.textContent = text;
    line.style.color = color;
    line.style.top = `${((this.lane++ % lanes) * 100) / (lanes * 2)}%`;
    this.layer.append(line);
    const from = this.layer.clientWidth;
    const frames = [{ transform: `translateX(${from}px)` }, { transform: `translateX(${-line.offsetWidth}px)` }];
    line.animate(frames, { duration: flight }).finished.then(
      () => line.remove(),
      () => line.remove(),
    );
  }

  dispose(): void {
    this.media.removeEventListener("timeupdate", this.listener);
  }

  private tick(): void {
    const now = this.media.currentTime;
    const due = this.comments.filter(({ time }) => time >= this.shown && time < now);
    this.shown = now;
    for (const { text, color } of due) this.fly(text, color);
  }
}
