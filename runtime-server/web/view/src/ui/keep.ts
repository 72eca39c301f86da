/** As large as a file may be that travels inside its own address. */
const mostInline = 1_000_000;

let uploads = "";

/** Where the server takes files of this session. */
export function setUploads(path: string): void {
  uploads = path;
}

/** A file as the server has taken it; `path` is the program's own name for it, `type` what its first bytes say. */
export interface Taken {
  path: string;
  size: number;
  type: string;
}

/** Leaves a file with the server for as long as the visit lasts. */
export async function upload(file: Blob, name: string): Promise<Taken> {
  if (!uploads) throw new Error("this host takes no files");
  const response = await fetch(`${uploads}?name=${encodeURIComponent(name)}`, { method: "POST", body: file }).catch(
    () => null,
  );
  if (!response) throw new Error("network error");
  if (response.status === 413) throw new Error("file size exceeds the limit");
  if (!response.ok) throw new Error(`upload failed with ${response.status}`);
  return (await response.json()) as Taken;
}

/** Leaves what was made in the browser with the server; answers the address that the program gets for it. */
export async function keep(blob: Blob, name: string): Promise<string> {
  return uploads ? (await upload(blob, name)).path : inline(blob);
}

function inline(blob: Blob): Promise<string> {
  if (blob.size > mostInline) return Promise.reject(new Error("this host takes no files"));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error("the file cannot be read"));
    reader.readAsDataURL(blob);
  });
}
