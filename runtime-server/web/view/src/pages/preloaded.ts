/** Lets the first page's larger style sheets, which the server has had fetched early, apply without waiting for the view. */
export function applyPreloaded(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=preload][as=style]")) link.rel = "stylesheet";
}

/** The element that has a style sheet in it or loads it already; undefined when there is none. */
export function sheetOf(href: string): HTMLLinkElement | HTMLStyleElement | undefined {
  const links = document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]");
  const styles = document.querySelectorAll<HTMLStyleElement>("style[data-href]");
  const address = ({ dataset }: HTMLElement) => new URL(dataset["href"] ?? "", location.href).href;
  return [...links].find((link) => link.href === href) ?? [...styles].find((style) => address(style) === href);
}
