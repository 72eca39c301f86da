import type { PageView } from "../pages/page.js";

/** A point of contact as the platform's event objects have it. */
export interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  force?: number;
}

type Contact = Pick<Touch, "clientX" | "clientY" | "identifier"> & { force?: number };

/** Coordinates relative to the page's visible area and, for `page*`, to the start of its content. */
export function pointOn(page: PageView, contact: Contact): TouchPoint {
  const frame = page.el.getBoundingClientRect();
  const clientX = contact.clientX - frame.left;
  const clientY = contact.clientY - frame.top;
  const point = {
    identifier: contact.identifier,
    clientX,
    clientY,
    pageX: clientX + page.scroller.scrollLeft,
    pageY: clientY + page.scroller.scrollTop,
  };
  return contact.force === undefined ? point : { ...point, force: contact.force };
}

export function pointsOn(page: PageView, contacts: Iterable<Contact>): TouchPoint[] {
  return Array.from(contacts, (contact) => pointOn(page, contact));
}

export function mouseContact(event: MouseEvent): Contact {
  return { clientX: event.clientX, clientY: event.clientY, identifier: 0 };
}
