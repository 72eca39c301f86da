import { num } from "../../paint/values.js";
import { createDetector } from "../../scan/detector.js";
import { readFrame } from "../../scan/frame.js";
import { keep } from "../../ui/keep.js";
import { Component } from "../component.js";

type Bag = Record<string, unknown>;

const looking = 400;
const qualities: Record<string, number> = { high: 0.95, normal: 0.85, low: 0.6, original: 1 };

/** `camera`: what the device's camera sees, photos and films of it, and codes in it. */
export class CameraComponent extends Component {
  private readonly video = document.createElement("video");
  private stream: MediaStream | null = null;
  private recorder: MediaRecorder | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  override initialize(attributes: Bag): void {
    this.video.playsInline = true;
    this.video.muted = true;
    this.video.disablePictureInPicture = true;
    this.el.append(this.video);
    super.initialize(attributes);
  }

  override connected(): void {
    this.page.whenShown(() => void this.start());
  }

  override disconnected(): void {
    this.turn++;
    this.stop();
  }

  override async invoke(method: string, args: unknown[]): Promise<unknown> {
    const options = (args[0] ?? {}) as Bag;
    if (method === "takePhoto") return this.photo(options);
    if (method === "startRecord") return this.record();
    if (method === "stopRecord") return this.recorded();
    if (method === "setZoom") return this.zoom(num(options["zoom"], 1));
    return super.invoke(method, args);
  }

  protected override changed(name: string): void {
    if (name === "device-position" && this.stream) void this.start();
    else if (name === "flash" && this.stream) void this.light();
  }

  private get front(): boolean {
    return this.str("device-position", "back") === "front";
  }

  private async start(): Promise<void> {
    const turn = ++this.turn;
    this.stop();
    try {
      const facingMode = this.front ? "user" : "environment";
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode, width: { ideal: 1280 } } });
      if (turn !== this.turn) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      this.video.srcObject = stream;
      this.video.style.transform = this.front ? "scaleX(-1)" : "";
      stream.getVideoTracks()[0]!.addEventListener("ended", () => this.emit("stop", {}));
      await this.video.play();
      await this.light();
      this.emit("initdone", { maxZoom: this.reach().max });
      void this.look();
    } catch (error) {
      if (turn === this.turn) this.emit("error", { errMsg: `insertCamera:fail ${reason(error)}` });
    }
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  private still(): HTMLCanvasElement {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (!this.stream || width === 0) throw new Error("the camera is not there");
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d")!;
    if (this.front) context.setTransform(-1, 0, 0, 1, width, 0);
    context.drawImage(this.video, 0, 0);
    return canvas;
  }

  private async photo({ quality }: Bag): Promise<unknown> {
    const canvas = this.still();
    const share = qualities[String(quality ?? "normal")] ?? 0.85;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", share));
    if (!blob) throw new Error("the picture could not be made");
    const tempImagePath = await keep(blob, "photo.jpg");
    return { tempImagePath, width: canvas.width, height: canvas.height };
  }

  private record(): unknown {
    if (!this.stream) throw new Error("the camera is not there");
    this.recorder = new MediaRecorder(this.stream);
    this.recorder.start();
    return {};
  }

  private async recorded(): Promise<unknown> {
    const { recorder } = this;
    this.recorder = null;
    if (!recorder) throw new Error("not recording");
    const film = new Promise<Blob>((resolve) => {
      recorder.addEventListener("dataavailable", ({ data }) => resolve(data), { once: true });
    });
    recorder.stop();
    const tempVideoPath = await keep(await film, "video.webm");
    return { tempVideoPath, tempThumbPath: "" };
  }

  private reach(): { max: number } {
    const track = this.stream?.getVideoTracks()[0];
    const { zoom } = (track?.getCapabilities?.() ?? {}) as { zoom?: { max: number } };
    return { max: zoom?.max ?? 1 };
  }

  private async zoom(zoom: number): Promise<unknown> {
    const wanted = Math.min(Math.max(1, zoom), this.reach().max);
    await this.set({ zoom: wanted });
    return { zoom: wanted };
  }

  private async light(): Promise<void> {
    await this.set({ torch: this.str("flash", "auto") === "torch" }).catch(() => {});
  }

  /** Settings that browsers have for some cameras. */
  private async set(advanced: Bag): Promise<void> {
    await this.stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [advanced as MediaTrackConstraintSet] });
  }

  /** Looks for codes again and again. */
  private async look(): Promise<void> {
    if (this.str("mode", "normal") !== "scanCode") return;
    const { turn } = this;
    const detector = await createDetector(true);
    const canvas = document.createElement("canvas");
    const next = async () => {
      const code = await readFrame(this.video, canvas, detector);
      if (turn !== this.turn) return;
      if (code) {
        const scale = this.video.videoWidth / (canvas.width || 1);
        const { x, y, width, height } = code.box ?? new DOMRect(0, 0, canvas.width, canvas.height);
        const scanArea = [x, y, width, height].map((value) => Math.round(value * scale));
        const type = code.format === "qr_code" ? "qrcode" : "barcode";
        this.emit("scancode", { type, result: code.text, scanArea }, { key: "scancode" });
      }
      this.timer = setTimeout(next, looking);
    };
    if (turn === this.turn) void next();
  }
}

function reason(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return "auth deny";
  return name === "NotFoundError" ? "no camera" : "the browser offers no camera";
}
