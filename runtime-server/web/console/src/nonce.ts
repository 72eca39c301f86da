/**
 * Styles that libraries add while they run carry the nonce of the page, as its policy wants. Some of them take it as a setting
 * and some do not, so all get it here, before any of them runs.
 */
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? "";
const create = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
