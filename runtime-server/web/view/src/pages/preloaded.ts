import { withoutScopes } from "@minihost/protocol";

/**
 * The folder of style sheets. Theirs are scoped to pages; a browser that knows no scopes would leave out everything in them,
 * and gets the same without: there the selectors alone keep within the page.
 */
export const sheetsFolder = (): string => ("CSSScopeRule" in window ? "s" : "u");

/** Lets the first page's larger style sheets, which the server has had fetched early, apply without waiting for the view. */
export function applyPreloaded(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=preload][as=style]")) link.rel = "stylesheet";
  if (sheetsFolder() === "u") removeScopes();
}

function removeScopes(): void {
  const plain = (href: string) => href.replace(/(\/_b\/\w+)\/s\//, "$1/u/");
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) link.href = plain(link.href);
  for (const style of document.querySelectorAll<HTMLStyleElement>("style[data-href]")) {
    style.dataset["href"] = plain(style.dataset["href"]!);
    style.textContent = withoutScopes(style.textContent);
  }
}

/** The element that has a style sheet in it or loads it already; undefined when there is none. */
export function sheetOf(href: string): HTMLLinkElement | HTMLStyleElement | undefined {
  const sheets = document.querySelectorAll<HTMLLinkElement | HTMLStyleElement>(
    "link[rel=stylesheet], style[data-href]",
  );
  const address = (sheet: Element) => sheet.getAttribute("href") ?? sheet.getAttribute("data-href") ?? "";
  return [...sheets].find((sheet) => new URL(address(sheet), location.href).href === href);
}
