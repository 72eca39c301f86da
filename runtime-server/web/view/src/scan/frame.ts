import type { Code, Detector } from "./detector.js";

/** Longer sides make detectors slow and find no more. */
const SIDE_MAX = 960;

/** The code in what a video shows now, or null. Draws on `canvas`, which its caller keeps for the next time. */
export async function readFrame(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  detector: Detector,
): Promise<Code | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (!width || !height) return null;
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d", { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return detector(canvas).catch(() => null);
}
