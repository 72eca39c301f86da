import type { Code, Detector } from "./detector.js";
import { readFrame } from "./frame.js";

const LOOK_EVERY_MS = 120;

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
    private readonly found: (code: Code) => void,
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
      const code = await readFrame(this.video, this.canvas, await this.detector);
      if (this.isStopped) return;
      if (code) this.found(code);
      else this.look();
    }, LOOK_EVERY_MS);
  }

  /** Looks on after a code that led nowhere. */
  again(): void {
    if (!this.isStopped) this.look();
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
