import type * as Leaflet from "leaflet";
import type { MapTiles } from "../../shell.js";
import { list, num } from "../../paint/values.js";
import { div } from "../shadow.js";

export type L = typeof Leaflet;

/** A place as programs write it. */
export interface Spot {
  latitude: number;
  longitude: number;
}

export function spotOf(value: unknown): Spot | null {
  const { latitude, longitude } = (value ?? {}) as Partial<Record<keyof Spot, unknown>>;
  const spot = { latitude: num(latitude, Number.NaN), longitude: num(longitude, Number.NaN) };
  const real = Math.abs(spot.latitude) <= 90 && Math.abs(spot.longitude) <= 540;
  return real ? spot : null;
}

export function spotsOf(value: unknown): Spot[] {
  return list(value).flatMap((each) => spotOf(each) ?? []);
}

export const point = ({ latitude, longitude }: Spot): [number, number] => [latitude, longitude];
export const spot = ({ lat, lng }: Leaflet.LatLng): Spot => ({ latitude: lat, longitude: lng });

/** Tiles of the operator's source, or a plain grid where there is none. */
export function ground(leaflet: L, tiles: MapTiles | undefined): Leaflet.Layer {
  if (tiles) {
    const { url, maxZoom: maxNativeZoom = 19 } = tiles;
    return leaflet.tileLayer(url, { attribution: plain(tiles.attribution ?? ""), maxNativeZoom, maxZoom: 20 });
  }
  const Grid = leaflet.GridLayer.extend({ createTile: () => div("grid") }) as new () => Leaflet.GridLayer;
  return new Grid();
}

/** Leaflet takes attributions for markup. */
function plain(text: string): string {
  const box = document.createElement("p");
  box.textContent = text;
  return box.innerHTML;
}

/** Whether it is held by a finger, or moved by the program; as `causedBy` says it. */
export type Cause = "drag" | "scale" | "update";

/** Tells of movements of a map: `begin` and `end`, and by whom. */
export function watchRegion(map: Leaflet.Map, tell: (type: "begin" | "end", cause: Cause) => void): void {
  let cause: Cause = "update";
  let zoom = map.getZoom();
  map.on("dragstart", () => (cause = "drag"));
  map.on("movestart", () => tell("begin", cause));
  map.on("moveend", () => {
    const zoomed = map.getZoom() !== zoom;
    zoom = map.getZoom();
    tell("end", cause === "drag" ? cause : zoomed ? "scale" : "update");
    cause = "update";
  });
}
