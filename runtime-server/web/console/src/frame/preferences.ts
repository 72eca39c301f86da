const prefix = "minihost-console.";

/** What somebody has chosen in this browser; null when nothing, or where browsers keep nothing. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // it is chosen anew next time
  }
}
