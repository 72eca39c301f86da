import type * as Leaflet from "leaflet";
import { list, num, str } from "../../paint/values.js";
import { point, spotOf, spotsOf, type L } from "./surface.js";

type Bag = Record<string, unknown>;

/** Lines, areas and circles on a map; each kind is replaced as a whole. */
export class Shapes {
  private readonly groups = new Map<string, Leaflet.LayerGroup>();

  constructor(
    private readonly leaflet: L,
    private readonly map: Leaflet.Map,
    private readonly tapped: (type: string, detail: Bag) => void,
  ) {}

  polylines(values: unknown): void {
    const group = this.fresh("polyline");
    for (const line of list(values) as Bag[]) {
      const points = spotsOf(line?.["points"]).map(point);
      const width = num(line?.["width"], 4);
      const shared = { interactive: false, lineJoin: "round" } as const;
      if (num(line?.["borderWidth"]) > 0) {
        const weight = width + 2 * num(line["borderWidth"]);
        group.addLayer(this.leaflet.polyline(points, { ...shared, color: str(line["borderColor"], "#fff"), weight }));
      }
      const dashArray = line?.["dottedLine"] ? `${width * 2} ${width * 2}` : "";
      const options = { lineJoin: "round", color: str(line?.["color"], "#000000"), weight: width, dashArray } as const;
      const layer = this.leaflet.polyline(points, options);
      layer.on("click", ({ latlng }) =>
        this.tapped("polylinetap", { polylineId: line["id"], latitude: latlng.lat, longitude: latlng.lng }),
      );
      group.addLayer(layer);
    }
  }

  polygons(values: unknown): void {
    const group = this.fresh("polygons");
    for (const area of list(values) as Bag[]) {
      const options = filled(num(area?.["strokeWidth"], 1), area?.["strokeColor"], area?.["fillColor"]);
      group.addLayer(this.leaflet.polygon(spotsOf(area?.["points"]).map(point), options));
    }
  }

  circles(values: unknown): void {
    const group = this.fresh("circles");
    for (const circle of list(values) as Bag[]) {
      const at = spotOf(circle);
      if (!at) continue;
      const options = filled(num(circle["strokeWidth"], 1), circle["color"], circle["fillColor"]);
      group.addLayer(this.leaflet.circle(point(at), { ...options, radius: num(circle["radius"]) }));
    }
  }

  private fresh(kind: string): Leaflet.LayerGroup {
    const group = this.groups.get(kind) ?? this.leaflet.layerGroup().addTo(this.map);
    this.groups.set(kind, group);
    return group.clearLayers();
  }
}

function filled(weight: number, color: unknown, fill: unknown): Leaflet.PathOptions {
  const fillColor = str(fill, "transparent");
  return { weight, stroke: weight > 0, color: str(color, "#000000"), fillColor, fillOpacity: 1, interactive: false };
}
