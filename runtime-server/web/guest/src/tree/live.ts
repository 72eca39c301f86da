/**
 * What the person changes on a component: by which event, and which attribute says so afterwards. A change that is not listed
 * is lost when the page is painted anew.
 */
export const LIVE: Record<string, Record<string, [detail: string, attribute: string]>> = {
  input: { input: ["value", "value"], blur: ["value", "value"] },
  textarea: { input: ["value", "value"], blur: ["value", "value"] },
  slider: { change: ["value", "value"] },
  switch: { change: ["value", "checked"] },
  picker: { change: ["value", "value"] },
  "picker-view": { change: ["value", "value"] },
  swiper: { change: ["current", "current"] },
};

const live = Object.values(LIVE).flatMap((events) => Object.values(events).map(([, attribute]) => attribute));

const others =
  "current-item-id scroll-top scroll-left scroll-into-view refresher-triggered focus " +
  "scrollTop scrollLeft scrollIntoView refresherTriggered currentItemId x y animation";

/** Attributes that the person changes too: the same value again means something. */
export const STATEFUL = new Set([...live, ...others.split(" ")]);
