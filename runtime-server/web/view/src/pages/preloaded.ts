/** Lets the first page's larger style sheets, which the server has had fetched early, apply without waiting for the view. */
export function applyPreloaded(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=preload][as=style]")) link.rel = "stylesheet";
}

/** The element that has a style sheet in it or loads it already; undefined when there is none. */
export function sheetOf(href: string): HTMLLinkElement | HTMLStyleElement | undefined {
  const sheets = document.querySelectorAll<HTMLLinkElement | HTMLStyleElement>(
    "link[rel=stylesheet], style[data-href]",
  );
  const address = (sheet: Element) => sheet.getAttribute("href") ?? sheet.getAttribute("data-href") ?? "";
  return [...sheets].find((sheet) => new URL(address(sheet), location.href).href === href);
}
