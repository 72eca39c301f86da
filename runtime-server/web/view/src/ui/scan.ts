import { h } from "../chrome/dom.js";
import { showSheet } from "../asks/sheet.js";
import type { UiContext } from "./handlers.js";

interface Code {
  result: string;
  scanType: string;
}

interface Detector {
  detect(source: CanvasImageSource | Blob): Promise<{ rawValue: string; format: string }[]>;
}

const detector = (): Detector | null => {
  const known = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector;
  return known ? new known() : null;
};

const scanTypes: Record<string, string> = {
  qr_code: "QR_CODE",
  data_matrix: "DATA_MATRIX",
  pdf417: "PDF_417",
  aztec: "AZTEC",
  ean_13: "EAN_13",
  ean_8: "EAN_8",
  upc_a: "UPC_A",
  upc_e: "UPC_E",
  code_39: "CODE_39",
  code_93: "CODE_93",
  code_128: "CODE_128",
  itf: "ITF",
  codabar: "CODABAR",
};

/** Reads a code by camera or from a picture where the browser can, and lets the person type it otherwise. */
export async function scan(context: UiContext, onlyFromCamera: boolean): Promise<Code> {
  const { texts } = context.chrome;
  const reader = detector();
  const lens = h("video", { class: "lens", attributes: { playsinline: "", muted: "" } });
  const typed = h("input", { attributes: { name: "code", placeholder: texts.typeCode, "aria-label": texts.typeCode } });
  const picture = h("input", { attributes: { type: "file", accept: "image/*", "aria-label": texts.fromPicture } });
  const camera = reader ? await openCamera(lens) : null;
  if (!camera) lens.remove();
  let found: (code: Code) => void = () => undefined;
  const seen = new Promise<Code>((resolve) => (found = resolve));
  const look = async (source: CanvasImageSource | Blob) => {
    const [code] = (await reader?.detect(source).catch(() => [])) ?? [];
    if (code) found({ result: code.rawValue, scanType: scanTypes[code.format] ?? "QR_CODE" });
    return code !== undefined;
  };
  const timer = camera ? setInterval(() => void look(lens), 250) : undefined;
  picture.addEventListener("change", () => {
    const [file] = picture.files ?? [];
    if (file) void look(file).then((ok) => ok || context.chrome.notices.pass("copied", texts.noCode));
  });
  const sheet = showSheet<Code | null>(context, {
    host: "scan",
    head: h("h2", {}, texts.scan),
    body: [camera ? lens : null, typed, reader && !onlyFromCamera ? picture : null],
    buttons: [
      { action: "cancel", text: texts.cancel, press: () => null },
      {
        action: "confirm",
        text: texts.confirm,
        primary: true,
        press: () => (typed.value.trim() ? { result: typed.value.trim(), scanType: "QR_CODE" } : undefined),
      },
    ],
    escape: null,
    done: seen,
  });
  const code = await sheet;
  clearInterval(timer);
  camera?.getTracks().forEach((track) => track.stop());
  if (!code) throw new Error("cancel");
  return code;
}

async function openCamera(lens: HTMLVideoElement): Promise<MediaStream | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    lens.srcObject = stream;
    await lens.play();
    return stream;
  } catch {
    // refused, or there is none: the code can be typed
    return null;
  }
}
