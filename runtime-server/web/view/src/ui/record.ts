import type { RecordArgs, RecordNews } from "@minihost/protocol";
import type { UiContext } from "./handlers.js";
import { upload } from "./keep.js";

/** Starting, and the end of it, until the microphone is free again. */
class Recording {
  private readonly parts: Blob[] = [];
  private readonly limit: ReturnType<typeof setTimeout>;
  private spent = 0;
  private since = performance.now();

  constructor(
    private readonly media: MediaRecorder,
    private readonly stream: MediaStream,
    private readonly tell: (news: RecordNews) => void,
    duration: number,
  ) {
    media.addEventListener("dataavailable", ({ data }) => this.parts.push(data));
    media.addEventListener("stop", () => void this.finished());
    for (const event of ["start", "pause", "resume"] as const) media.addEventListener(event, () => tell({ event }));
    // The device may take the microphone away.
    stream.getAudioTracks()[0]?.addEventListener("ended", () => this.stop());
    this.limit = setTimeout(() => this.stop(), duration);
    media.start();
  }

  pause(): void {
    if (this.media.state !== "recording") return;
    this.spent += performance.now() - this.since;
    this.media.pause();
  }

  resume(): void {
    if (this.media.state !== "paused") return;
    this.since = performance.now();
    this.media.resume();
  }

  stop(): void {
    if (this.media.state === "inactive") return;
    if (this.media.state === "recording") this.spent += performance.now() - this.since;
    this.media.stop();
  }

  private async finished(): Promise<void> {
    clearTimeout(this.limit);
    this.stream.getTracks().forEach((track) => track.stop());
    recording = null;
    const type = this.media.mimeType;
    try {
      const { path, size } = await upload(new Blob(this.parts, { type }), `record.${suffixes(type)}`);
      this.tell({ event: "stop", file: { path, size }, duration: Math.round(this.spent) });
    } catch (error) {
      this.tell({ event: "error", errMsg: (error as Error).message });
    }
  }
}

const suffixes = (type: string): string => (type.includes("mp4") ? "m4a" : type.includes("ogg") ? "ogg" : "webm");

let recording: Recording | null = null;

/** Does one thing with the one recorder. What happens is told under the number of the command that started it. */
export async function record(context: UiContext, args: RecordArgs, id: number): Promise<void> {
  if (args.act !== "start") {
    recording?.[args.act]();
    return;
  }
  const tell = (news: RecordNews) => context.notice(id, news);
  if (recording) return tell({ event: "error", errMsg: "is recording or paused" });
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    recording = new Recording(new MediaRecorder(stream), stream, tell, args.duration ?? 60_000);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    const errMsg =
      name === "NotAllowedError" ? "auth deny" : name === "NotFoundError" ? "no microphone" : "not supported";
    tell({ event: "error", errMsg });
  }
}
