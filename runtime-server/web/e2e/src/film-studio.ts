// Runs in the browser that encodes a film; see film.ts.
import { BufferTarget, CanvasSource, Mp4OutputFormat, Output } from "mediabunny";

/** A film drawn frame by frame: any moment can be drawn without those before it. */
export interface Film {
  seconds: number;
  /** the moment that is on the poster, in seconds */
  poster: number;
  /** bits per second of the picture */
  bitrate: number;
  draw(context: CanvasRenderingContext2D, seconds: number, width: number, height: number): void;
}

/** What comes out, in base64. */
export interface Reel {
  movie: string;
  poster: string;
}

const WIDTH = 768;
const HEIGHT = 432;
const FRAMES_PER_SECOND = 24;
const KEY_FRAME_SECONDS = 2;
const POSTER_QUALITY = 0.82;

/** H.264 in an MP4 whose index comes first, so that a player can start and seek before it has everything. */
export async function shoot(film: Film): Promise<Reel> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d")!;
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target: new BufferTarget() });
  const source = new CanvasSource(canvas, { codec: "avc", bitrate: film.bitrate, keyFrameInterval: KEY_FRAME_SECONDS });
  output.addVideoTrack(source, { frameRate: FRAMES_PER_SECOND });
  await output.start();
  const draw = (seconds: number) => {
    context.reset();
    film.draw(context, seconds, WIDTH, HEIGHT);
  };
  for (let frame = 0; frame < film.seconds * FRAMES_PER_SECOND; frame += 1) {
    draw(frame / FRAMES_PER_SECOND);
    await source.add(frame / FRAMES_PER_SECOND, 1 / FRAMES_PER_SECOND);
  }
  await output.finalize();
  draw(film.poster);
  return {
    movie: base64(output.target.buffer!),
    poster: canvas.toDataURL("image/jpeg", POSTER_QUALITY).split(",")[1]!,
  };
}

function base64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
