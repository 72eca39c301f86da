import type * as Leaflet from "leaflet";
import { num, str } from "../../paint/values.js";
import { div } from "../shadow.js";
import { point, type L, type Spot } from "./surface.js";

type Bag = Record<string, unknown>;

export interface ControlEvents {
  tapped(controlId: unknown): void;
  asset(src: string): string;
}

/** What lies over a map: the program's buttons, the scale, the person's place. */
export class MapControls {
  private buttons: HTMLElement[] = [];
  private scale: Leaflet.Control | null = null;
  private here: Leaflet.Marker | null = null;
  private watch: number | null = null;

  constructor(
    private readonly leaflet: L,
    private readonly map: Leaflet.Map,
    private readonly layer: HTMLElement,
    private readonly events: ControlEvents,
  ) {}

  show(controls: unknown[]): void {
    this.buttons.forEach((button) => button.remove());
    this.buttons = (controls as Bag[]).map((control) => this.button(control));
    this.layer.append(...this.buttons);
  }

  showScale(on: boolean): void {
    this.scale?.remove();
    this.scale = on ? this.leaflet.control.scale({ imperial: false }).addTo(this.map) : null;
  }

  /** Follows the person's place, if the browser may tell it. */
  showLocation(on: boolean): void {
    if (on === (this.watch !== null) || !("geolocation" in navigator)) return;
    if (on) {
      const found = ({ coords }: GeolocationPosition) => this.mark(coords);
      this.watch = navigator.geolocation.watchPosition(found, () => {}, { enableHighAccuracy: true });
    } else this.forget();
  }

  zoomable(on: boolean): void {
    const { touchZoom, doubleClickZoom, scrollWheelZoom } = this.map;
    for (const handler of [touchZoom, doubleClickZoom, scrollWheelZoom])
      if (on) handler.enable();
      else handler.disable();
  }

  movable(on: boolean): void {
    if (on) this.map.dragging.enable();
    else this.map.dragging.disable();
  }

  /** Where the person is; rejects when the browser does not tell. */
  locate(): Promise<Spot> {
    return new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
        (error) => reject(new Error(error.code === error.PERMISSION_DENIED ? "auth deny" : error.message)),
      ),
    );
  }

  dispose(): void {
    this.forget();
  }

  private forget(): void {
    if (this.watch !== null) navigator.geolocation.clearWatch(this.watch);
    this.watch = null;
    this.here?.remove();
    this.here = null;
  }

  private mark({ latitude, longitude }: GeolocationCoordinates): void {
    const icon = this.leaflet.divIcon({ html: div("here"), className: "", iconSize: [0, 0] });
    this.here ??= this.leaflet.marker(point({ latitude, longitude }), { icon, interactive: false }).addTo(this.map);
    this.here.setLatLng([latitude, longitude]);
  }

  private button(control: Bag): HTMLElement {
    const { left = 0, top = 0, width, height } = (control["position"] ?? {}) as Bag;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "control";
    Object.assign(button.style, { left: `${num(left)}px`, top: `${num(top)}px` });
    const img = document.createElement("img");
    img.alt = "";
    img.src = this.events.asset(str(control["iconPath"]));
    if (width !== undefined) img.style.width = `${num(width)}px`;
    if (height !== undefined) img.style.height = `${num(height)}px`;
    button.append(img);
    if (control["clickable"]) button.addEventListener("click", () => this.events.tapped(control["id"]));
    else button.style.pointerEvents = "none";
    return button;
  }
}
