const taken = ["image/png", "image/jpeg", "image/gif"];
const bytesMax = 2 * 1024 * 1024;
const sideMax = 2048;
const quality = 0.85;

/** A picture as the host takes it: small enough, and of a kind that every server knows. Rejects for what is none. */
export async function shrink(file: Blob): Promise<Blob> {
  if (taken.includes(file.type) && file.size <= bytesMax) return file;
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, sideMax / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", quality),
  );
}
