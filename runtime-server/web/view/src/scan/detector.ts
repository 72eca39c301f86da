/** A code that was found. */
export interface Code {
  text: string;
  /** as `BarcodeDetector` names it */
  format: string;
  /** where it lies on the canvas, if the detector tells */
  box?: DOMRectReadOnly;
}

/** Finds a code in what a canvas shows. */
export type Detector = (canvas: HTMLCanvasElement) => Promise<Code | null>;

interface NativeDetector {
  detect(source: HTMLCanvasElement): Promise<{ rawValue: string; format: string; boundingBox?: DOMRectReadOnly }[]>;
}

interface NativeDetectors {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
}

const QR = "qr_code";

/**
 * The browser's own detector where it has one that works, else a decoder of ours, which knows QR codes.
 *
 * @param bars whether other codes than QR count, where the browser reads them
 */
export async function createDetector(bars = false): Promise<Detector> {
  const native = await nativeDetector(bars);
  let own: Detector | null = null;
  return async (canvas) => {
    if (native && !own) {
      try {
        const [found] = await native.detect(canvas);
        return found ? { text: found.rawValue, format: found.format, box: found.boundingBox } : null;
      } catch {
        // some systems have the interface and no service behind it
      }
    }
    own ??= await ownDetector();
    return own(canvas);
  };
}

async function nativeDetector(bars: boolean): Promise<NativeDetector | null> {
  const detectors = (globalThis as { BarcodeDetector?: NativeDetectors }).BarcodeDetector;
  const formats: string[] = (await detectors?.getSupportedFormats().catch(() => [])) ?? [];
  return detectors && formats.includes(QR) ? new detectors({ formats: bars ? formats : [QR] }) : null;
}

async function ownDetector(): Promise<Detector> {
  const { decode } = (await import("./decoder.js")) as typeof import("./decoder.js");
  return async (canvas) => {
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const text = context && decode(context.getImageData(0, 0, canvas.width, canvas.height));
    return text ? { text, format: QR } : null;
  };
}
