import type * as Leaflet from "leaflet";
import { list, num, str } from "../../paint/values.js";
import { div } from "../shadow.js";
import { point, spotOf, type L, type Spot } from "./surface.js";

type Bag = Record<string, unknown>;

export interface MarkerEvents {
  tapped(type: "markertap" | "callouttap" | "labeltap", markerId: unknown): void;
  asset(src: string): string;
}

/** One marker: its picture, and beside it what its label and callout say. */
class Marker {
  readonly layer: Leaflet.Marker;
  private readonly callout: HTMLElement | null;
  private moving = 0;

  constructor(
    leaflet: L,
    readonly data: Bag,
    at: Spot,
    private readonly events: MarkerEvents,
  ) {
    const anchor = { x: 0.5, y: 1, ...(data["anchor"] as Bag | undefined) };
    const picture = pictureOf(data, events);
    picture.style.transform = `translate(${-num(anchor.x) * 100}%, ${-num(anchor.y) * 100}%) rotate(${num(data["rotate"])}deg)`;
    picture.style.opacity = String(num(data["alpha"], 1));
    this.callout = calloutOf(data);
    const html = div("marker", picture, ...[labelOf(data), this.callout].filter((each) => each !== null));
    const icon = leaflet.divIcon({ html, className: "", iconSize: [0, 0] });
    this.layer = leaflet.marker(point(at), { icon, zIndexOffset: num(data["zIndex"] ?? data["z-index"]) * 1000 });
    this.layer.on("click", (event) => this.tapped(event.originalEvent));
  }

  get id(): unknown {
    return this.data["id"];
  }

  showCallout(on: boolean): void {
    const always = (this.data["callout"] as Bag | undefined)?.["display"] === "ALWAYS";
    if (this.callout) this.callout.hidden = !(on || always);
  }

  /** Glides to a place within a time in ms. */
  glide(to: Spot, duration: number): Promise<void> {
    cancelAnimationFrame(this.moving);
    const from = this.layer.getLatLng();
    const start = performance.now();
    return new Promise((resolve) => {
      const step = (now: number) => {
        const t = duration <= 0 ? 1 : Math.min(1, Math.max(0, (now - start) / duration));
        this.layer.setLatLng([from.lat + (to.latitude - from.lat) * t, from.lng + (to.longitude - from.lng) * t]);
        if (t < 1) this.moving = requestAnimationFrame(step);
        else resolve();
      };
      step(start);
    });
  }

  private tapped(event: Event): void {
    const part = event.target instanceof Element ? event.target.closest(".callout, .label") : null;
    if (part?.classList.contains("callout")) return this.events.tapped("callouttap", this.id);
    if (part) this.events.tapped("labeltap", this.id);
    this.events.tapped("markertap", this.id);
  }
}

/** All markers of a map. */
export class Markers {
  private readonly group: Leaflet.LayerGroup;
  private all: Marker[] = [];
  private readonly events: MarkerEvents;

  constructor(
    private readonly leaflet: L,
    map: Leaflet.Map,
    events: MarkerEvents,
  ) {
    this.group = leaflet.layerGroup().addTo(map);
    this.events = {
      ...events,
      tapped: (type, id) => {
        if (type === "markertap") for (const marker of this.all) marker.showCallout(marker.id === id);
        events.tapped(type, id);
      },
    };
    map.on("click", () => this.all.forEach((marker) => marker.showCallout(false)));
  }

  show(values: unknown[]): void {
    this.group.clearLayers();
    this.all = [];
    this.add(values);
  }

  add(values: unknown[]): void {
    for (const value of values) {
      const at = spotOf(value);
      if (!at) continue;
      const marker = new Marker(this.leaflet, value as Bag, at, this.events);
      this.all.push(marker);
      this.group.addLayer(marker.layer);
    }
  }

  remove(ids: unknown): void {
    const gone = new Set(list(ids));
    for (const marker of this.all) if (gone.has(marker.id)) this.group.removeLayer(marker.layer);
    this.all = this.all.filter((marker) => !gone.has(marker.id));
  }

  need(id: unknown): Marker {
    const marker = this.all.find((each) => String(each.id) === String(id));
    if (!marker) throw new Error(`marker ${String(id)} not found`);
    return marker;
  }
}

function pictureOf(data: Bag, events: MarkerEvents): HTMLElement | SVGElement {
  const source = events.asset(str(data["iconPath"]));
  const [width, height] = [num(data["width"]), num(data["height"])];
  if (source === "") return pin(width || 24, height || 34);
  const img = document.createElement("img");
  img.alt = str(data["ariaLabel"] ?? data["aria-label"], str(data["title"]));
  img.className = "picture";
  img.draggable = false;
  img.src = source;
  if (width > 0) img.style.width = `${width}px`;
  if (height > 0) img.style.height = `${height}px`;
  return img;
}

/** The host's own marker. */
function pin(width: number, height: number): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 34");
  svg.setAttribute("class", "picture");
  svg.style.width = `${width}px`;
  svg.style.height = `${height}px`;
  const path = document.createElementNS(space, "path");
  path.setAttribute(
    "d",
    "M12 0a12 12 0 0 0-12 12c0 9 12 22 12 22s12-13 12-22a12 12 0 0 0-12-12zm0 17a5 5 0 1 1 0-10 5 5 0 0 1 0 10z",
  );
  path.setAttribute("fill", "#fa5151");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

function labelOf(data: Bag): HTMLElement | null {
  const label = data["label"] as Bag | undefined;
  if (!label) return null;
  const el = div("label");
  dress(el, label);
  el.style.left = `${num(label["anchorX"] ?? label["x"])}px`;
  el.style.top = `${num(label["anchorY"] ?? label["y"])}px`;
  return el;
}

/** What stands above a marker, at first only if it shall always; a marker's title is a callout too. */
function calloutOf(data: Bag): HTMLElement | null {
  const given = data["callout"] as Bag | undefined;
  const callout = given ?? (data["title"] ? { content: data["title"] } : null);
  if (!callout) return null;
  const el = div("callout");
  dress(el, callout);
  el.hidden = callout["display"] !== "ALWAYS";
  const height = num(data["height"], 34);
  el.style.left = `${num(callout["anchorX"])}px`;
  el.style.top = `${-height * num((data["anchor"] as Bag | undefined)?.["y"], 1) - 6 + num(callout["anchorY"])}px`;
  return el;
}

function dress(el: HTMLElement, look: Bag): void {
  el.textContent = str(look["content"]);
  const { style } = el;
  const px = (name: string) => `${num(look[name])}px`;
  if (look["color"]) style.color = str(look["color"]);
  if (look["fontSize"]) style.fontSize = px("fontSize");
  if (look["bgColor"]) style.backgroundColor = str(look["bgColor"]);
  if (look["padding"] !== undefined) style.padding = px("padding");
  if (look["borderRadius"] !== undefined) style.borderRadius = px("borderRadius");
  if (look["borderWidth"]) style.border = `${px("borderWidth")} solid ${str(look["borderColor"], "#000")}`;
  if (look["textAlign"]) style.textAlign = str(look["textAlign"]);
}
