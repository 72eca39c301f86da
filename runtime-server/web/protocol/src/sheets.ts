/**
 * What stands around the rules of a compiled sheet, and the name that its selectors have for what is scoped: whatever they select, it
 * takes effect only on what a page has within.
 */
export const SCOPE = { open: "@scope (.mh-page-scroll,.mh-portal){", close: "}/*@scope*/", root: ":scope" } as const;

const UNSCOPED_ROOT = ":is(.mh-page-scroll,.mh-portal)";

/** The same rules for a browser that knows no scopes, kept within the page by their selectors alone. */
export function withoutScopes(css: string): string {
  return css.replaceAll(SCOPE.open, "").replaceAll(SCOPE.close, "").replaceAll(`${SCOPE.root}) `, `${UNSCOPED_ROOT}) `);
}
