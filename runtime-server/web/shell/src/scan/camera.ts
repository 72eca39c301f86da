import type { Detector } from "./detector.js";

const LOOK_EVERY_MS = 120;
const SIDE_MAX = 960;

export type CameraTrouble = "cameraRefused" | "cameraMissing" | "cameraBusy" | "cameraInsecure";

/** Why a camera does not start, as one of the texts that say so. */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "cameraRefused";
  if (name === "NotReadableError" || name === "AbortError") return "cameraBusy";
  return "cameraMissing";
}

/** Looks for codes through the device's camera. */
export class Camera {
  private stream: MediaStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly canvas = document.createElement("canvas");
  private isStopped = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly detector: Promise<Detector>,
    private readonly found: (text: string) => void,
  ) {}

  /** Whether browsers let this page use a camera at all. */
  static isAllowedHere(): boolean {
    return window.isSecureContext && navigator.mediaDevices !== undefined;
  }

  /** Throws what the browser says when there is no camera or the person refuses it. */
  async start(): Promise<void> {
    const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    if (this.isStopped) return stopTracks(stream);
    this.stream = stream;
    this.video.srcObject = stream;
    await this.video.play().catch(() => {});
    this.look();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    if (this.stream) stopTracks(this.stream);
    this.video.srcObject = null;
  }

  private look(): void {
    this.timer = setTimeout(async () => {
      const text = await this.readFrame();
      if (this.isStopped) return;
      if (text) this.found(text);
      else this.look();
    }, LOOK_EVERY_MS);
  }

  /** Looks on after a code that led nowhere. */
  again(): void {
    if (!this.isStopped) this.look();
  }

  private async readFrame(): Promise<string | null> {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (!width || !height) return null;
    const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(this.video, 0, 0, this.canvas.width, this.canvas.height);
    return (await this.detector)(this.canvas).catch(() => null);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
