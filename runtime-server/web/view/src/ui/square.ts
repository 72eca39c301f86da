/** pixels of a side */
const side = 640;

/** The square in the middle, painted anew: nothing but pixels is left of it. */
export async function square(picture: Blob): Promise<Blob> {
  const url = URL.createObjectURL(picture);
  try {
    const img = new Image();
    img.src = url;
    await img.decode().catch(() => {
      throw new Error("the picture cannot be read");
    });
    const least = Math.min(img.naturalWidth, img.naturalHeight);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.max(1, Math.min(side, least));
    const left = (img.naturalWidth - least) / 2;
    const top = (img.naturalHeight - least) / 2;
    const pen = canvas.getContext("2d")!;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(img, left, top, least, least, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
    if (!blob) throw new Error("the picture cannot be read");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
