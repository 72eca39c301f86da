import { zip, type Zippable } from "fflate";

/** What is in a developer's folder and not in the program. */
const LEFT_OUT = /(^|\/)(node_modules|\.[^/]+)(\/|$)/;

export interface Found {
  /** below the folder that was chosen */
  path: string;
  file: File;
}

/** What was dropped: an archive as it is, a folder packed into one. */
export async function packed(found: Found[]): Promise<Blob> {
  const [only] = found;
  if (found.length === 1 && only && only.file.name.toLowerCase().endsWith(".zip")) return only.file;
  const files: Zippable = {};
  for (const { path, file } of found) {
    if (!LEFT_OUT.test(path)) files[path] = new Uint8Array(await file.arrayBuffer());
  }
  const bytes = await new Promise<Uint8Array>((resolve, reject) =>
    zip(files, { level: 6 }, (error, data) => (error ? reject(error) : resolve(data))),
  );
  return new Blob([bytes as BlobPart], { type: "application/zip" });
}

/** Files of an input, by their paths below the folder. */
export const chosen = (list: File[]): Found[] =>
  list.map((file) => ({ path: file.webkitRelativePath.replace(/^[^/]*\//, "") || file.name, file }));

/** Files of what was dropped; those of a folder by their paths below it. */
export async function below(entries: FileSystemEntry[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of entries) await walk(entry, "", found, entry.isDirectory);
  return found;
}

async function walk(entry: FileSystemEntry, below: string, found: Found[], isTop = false): Promise<void> {
  const path = isTop ? "" : below + entry.name;
  if (LEFT_OUT.test(path)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await walk(one, path ? `${path}/` : "", found);
  }
}
