import type * as Leaflet from "leaflet";
import { list, num } from "../../paint/values.js";
import type { MapControls } from "./controls.js";
import type { Markers } from "./markers.js";
import { point, spot, spotOf, spotsOf } from "./surface.js";

type Bag = Record<string, unknown>;
type Method = (options: Bag) => unknown;

/** The methods of a `MapContext`; each answers what its `success` gets. */
export class MapMethods {
  private readonly methods: Record<string, Method>;

  constructor(
    private readonly map: Leaflet.Map,
    private readonly markers: Markers,
    controls: MapControls,
  ) {
    this.methods = {
      getCenterLocation: () => spot(map.getCenter()),
      getScale: () => ({ scale: map.getZoom() }),
      getRotate: () => ({ rotate: 0 }),
      getSkew: () => ({ skew: 0 }),
      getRegion: () => {
        const bounds = map.getBounds();
        return { southwest: spot(bounds.getSouthWest()), northeast: spot(bounds.getNorthEast()) };
      },
      moveToLocation: async (options) => {
        const to = spotOf(options) ?? (await controls.locate());
        map.setView(point(to), map.getZoom());
      },
      includePoints: (options) => this.include(options),
      translateMarker: (options) => this.translate(options),
      moveAlong: (options) => this.along(options),
      addMarkers: ({ markers: added, clear }) => (clear ? markers.show(list(added)) : markers.add(list(added))),
      removeMarkers: ({ markerIds }) => markers.remove(markerIds),
      toScreenLocation: (options) => {
        const at = spotOf(options);
        if (!at) throw new Error("invalid location");
        const { x, y } = map.latLngToContainerPoint(point(at));
        return { x, y };
      },
      fromScreenLocation: ({ x, y }) => spot(map.containerPointToLatLng([num(x), num(y)])),
    };
  }

  async call(name: string, options: Bag): Promise<unknown> {
    if (!Object.hasOwn(this.methods, name)) throw new Error(`map has no method ${name}`);
    return (await this.methods[name]!(options)) ?? {};
  }

  private include({ points, padding }: Bag): void {
    const all = spotsOf(points).map(point);
    if (all.length === 0) throw new Error("no points");
    const [top = 0, right = top, bottom = top, left = right] = list(padding).map((each) => num(each));
    this.map.fitBounds(all, { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] });
  }

  private async translate({ markerId, destination, duration, autoRotate, rotate }: Bag): Promise<void> {
    const to = spotOf(destination);
    if (!to) throw new Error("invalid destination");
    const marker = this.markers.need(markerId);
    if (!autoRotate && rotate !== undefined) marker.data["rotate"] = rotate;
    await marker.glide(to, num(duration, 1000));
  }

  private async along({ markerId, path, duration }: Bag): Promise<void> {
    const marker = this.markers.need(markerId);
    const stops = spotsOf(path);
    for (const stop of stops) await marker.glide(stop, num(duration, 1000) / stops.length);
  }
}
