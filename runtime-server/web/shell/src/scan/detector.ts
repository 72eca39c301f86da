/** Finds the text of a QR code in what a canvas shows. */
export type Detector = (canvas: HTMLCanvasElement) => Promise<string | null>;

interface NativeDetector {
  detect(source: HTMLCanvasElement): Promise<{ rawValue: string }[]>;
}

interface NativeDetectors {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own detector where it has one that works, else a decoder of ours. */
export async function createDetector(): Promise<Detector> {
  const native = await nativeDetector();
  let own: Detector | null = null;
  return async (canvas) => {
    if (native && !own) {
      try {
        return (await native.detect(canvas))[0]?.rawValue ?? null;
      } catch {
        // some systems have the interface and no service behind it
      }
    }
    own ??= await ownDetector();
    return own(canvas);
  };
}

async function nativeDetector(): Promise<NativeDetector | null> {
  const detectors = (globalThis as { BarcodeDetector?: NativeDetectors }).BarcodeDetector;
  const formats: string[] = (await detectors?.getSupportedFormats().catch(() => [])) ?? [];
  return detectors && formats.includes("qr_code") ? new detectors({ formats: ["qr_code"] }) : null;
}

async function ownDetector(): Promise<Detector> {
  const { decode } = (await import("./decoder.js")) as typeof import("./decoder.js");
  return async (canvas) => {
    const context = canvas.getContext("2d", { willReadFrequently: true });
    return context ? decode(context.getImageData(0, 0, canvas.width, canvas.height)) : null;
  };
}
