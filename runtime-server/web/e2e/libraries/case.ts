/** A page for one component, as its documentation says to use it. */
export interface Case {
  wxml: string;
  /** the page's data */
  data?: Record<string, unknown>;
  /** body of onReady; `this` is the page */
  ready?: string;
  /** what must be readable on the page then */
  texts?: string[];
  /** the host element itself takes no place: what it shows is fixed to the screen, or nothing yet */
  flat?: true;
  /** name of the host element, where another component of the library uses it under a name of its own */
  host?: string;
  /** the component has a virtual host, so that there is no element of its name */
  virtual?: true;
  /** why it does not work here yet; the test then expects it to fail, so that the line goes when it works */
  broken?: string;
}

export type Cases = Record<string, Case>;

const SQUARE = `<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40' fill='teal'/></svg>`;

/** A small picture that needs no network. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(SQUARE)}`;
