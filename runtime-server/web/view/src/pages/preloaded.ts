/** Lets the first page's style sheets, which the server has had fetched early, apply without waiting for the view. */
export function applyPreloaded(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=preload][as=style]")) link.rel = "stylesheet";
}

/** The element that loads a style sheet already; undefined when there is none. */
export function sheetOf(href: string): HTMLLinkElement | undefined {
  const links = document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]");
  return [...links].find((link) => link.href === href);
}
