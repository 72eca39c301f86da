import type * as Leaflet from "leaflet";
import { part } from "../../lazy/parts.js";
import { list, num } from "../../paint/values.js";
import { Component, type EmitOptions } from "../component.js";
import { div, innerRoot, sharedSheet } from "../shadow.js";
import { MapControls } from "./controls.js";
import { Markers } from "./markers.js";
import { MapMethods } from "./methods.js";
import { Shapes } from "./shapes.js";
import { ground, point, spot, spotOf, spotsOf, watchRegion, type Cause, type L } from "./surface.js";

const style = `
.map { position: absolute; inset: 0; z-index: 0; background: #f2f4f6; font-family: inherit; }
.over { position: absolute; inset: 0; pointer-events: none; z-index: 1; }
.over ::slotted(*), .over button { pointer-events: auto; }
.grid { box-sizing: border-box; border: 1px solid #dfe4ea; border-width: 0 1px 1px 0; }
.marker { position: absolute; cursor: pointer; }
.marker > * { position: absolute; left: 0; top: 0; }
.marker > .picture { max-width: none; transform-origin: 0 0; }
.label, .callout { width: max-content; max-width: 240px; font-size: 12px; line-height: 1.4; white-space: pre-line; }
.marker > .callout { transform: translate(-50%, -100%); padding: 6px 8px; border-radius: 4px; background: #fff; color: #000; box-shadow: 0 1px 4px rgb(0 0 0 / 25%); }
.callout[hidden] { display: none; }
.control { position: absolute; border: 0; padding: 0; background: none; }
.here { width: 16px; height: 16px; margin: -8px; border: 3px solid #fff; border-radius: 50%; background: #2b7cf6; box-shadow: 0 0 4px rgb(0 0 0 / 40%); box-sizing: border-box; }
.failed { display: flex; align-items: center; justify-content: center; color: #888; font-size: 13px; }`;

/** `map`. What the program draws works without tiles too; places are taken as they are, in whatever datum the tiles have. */
export class MapComponent extends Component {
  private readonly box = div("map");
  private readonly over = div("over", document.createElement("slot"));
  private root: ShadowRoot | null = null;
  private map: Leaflet.Map | null = null;
  private markers: Markers | null = null;
  private shapes: Shapes | null = null;
  private methods: MapMethods | null = null;
  private controls: MapControls | null = null;
  private readonly resized = new ResizeObserver(() => this.map?.invalidateSize({ animate: false }));
  private gone = false;
  private marked = false;
  private opening: Promise<void> | null = null;

  override initialize(attributes: Record<string, unknown>): void {
    this.root = innerRoot(this.el, style);
    this.root.append(this.box, this.over);
    super.initialize(attributes);
  }

  override connected(): void {
    this.opening = new Promise<void>((resolve) => this.page.whenShown(resolve)).then(() => this.open());
    this.opening.catch((error: unknown) => this.fail(error));
  }

  override disconnected(): void {
    this.gone = true;
    this.resized.disconnect();
    this.controls?.dispose();
    this.map?.remove();
  }

  override async invoke(method: string, args: unknown[]): Promise<unknown> {
    await this.opening;
    if (!this.methods) throw new Error("the map is not there");
    return this.methods.call(method, (args[0] ?? {}) as Record<string, unknown>);
  }

  /** A tap comes with its place; one that a marker has taken is none on the map. */
  override emit(type: string, detail: unknown, options: EmitOptions = {}): void {
    if (type !== "tap" || !this.map) return super.emit(type, detail, options);
    const taken = this.marked;
    this.marked = false;
    const [touch] = (options.extra?.["changedTouches"] ?? []) as { clientX: number; clientY: number }[];
    if (taken || !touch) return;
    const [frame, box] = [this.page.el.getBoundingClientRect(), this.el.getBoundingClientRect()];
    const x = touch.clientX - (box.left - frame.left);
    const y = touch.clientY - (box.top - frame.top);
    super.emit(type, { ...(detail as object), ...spot(this.map.containerPointToLatLng([x, y])) }, options);
  }

  protected override changed(name: string): void {
    if (!this.map) return;
    // what one update sets together is shown together
    if (name === "latitude" || name === "longitude" || name === "scale") queueMicrotask(() => this.place(name));
    else this.show(name);
  }

  private async open(): Promise<void> {
    const { L: leaflet, css } = await part("leaflet");
    if (this.gone || !this.root) return;
    this.root.adoptedStyleSheets = [sharedSheet(css), ...this.root.adoptedStyleSheets];
    const { mapTiles } = this.page.host.shell;
    const map = leaflet.map(this.box, {
      center: point(this.center),
      zoom: this.num("scale", 16),
      minZoom: Math.max(0, this.num("min-scale", 3)),
      maxZoom: Math.min(22, this.num("max-scale", 20)),
      zoomControl: false,
      attributionControl: mapTiles !== undefined,
      keyboard: false,
    });
    map.attributionControl?.setPrefix(false);
    ground(leaflet, mapTiles).addTo(map);
    this.dress(leaflet, map);
    this.resized.observe(this.el);
    for (const name of ["markers", "polyline", "polygons", "circles", "controls", "include-points"]) this.show(name);
    for (const name of ["show-location", "show-scale", "enable-zoom", "enable-scroll"]) this.show(name);
    this.emit("updated", {});
  }

  private dress(leaflet: L, map: Leaflet.Map): void {
    this.map = map;
    const asset = (src: string) => (src === "" ? "" : this.page.asset(src));
    this.markers = new Markers(leaflet, map, {
      asset,
      tapped: (type, markerId) => {
        this.marked = true;
        this.emit(type, { markerId }, { extra: { markerId } });
      },
    });
    this.shapes = new Shapes(leaflet, map, (type, detail) => {
      this.marked = true;
      this.emit(type, detail);
    });
    this.controls = new MapControls(leaflet, map, this.over, {
      asset,
      tapped: (controlId) => {
        this.marked = true;
        this.emit("controltap", { controlId }, { extra: { controlId } });
      },
    });
    this.methods = new MapMethods(map, this.markers, this.controls);
    watchRegion(map, (type, causedBy) => this.moved(map, type, causedBy));
  }

  private moved(map: Leaflet.Map, type: "begin" | "end", causedBy: Cause): void {
    const bounds = map.getBounds();
    const detail = {
      type,
      causedBy: type === "begin" && causedBy !== "update" ? "gesture" : causedBy,
      rotate: 0,
      skew: 0,
      scale: map.getZoom(),
      centerLocation: spot(map.getCenter()),
      region: { northeast: spot(bounds.getNorthEast()), southwest: spot(bounds.getSouthWest()) },
    };
    // programs read them from the event itself too, whose type is then the phase
    this.emit("regionchange", detail, { extra: { type, causedBy: detail.causedBy } });
  }

  private get center() {
    return (
      spotOf({ latitude: this.props["latitude"], longitude: this.props["longitude"] }) ?? {
        latitude: 39.92,
        longitude: 116.46,
      }
    );
  }

  private place(name: string): void {
    const { map } = this;
    if (!map || this.gone) return;
    if (name === "scale") map.setZoom(this.num("scale", 16));
    else if (!map.getCenter().equals(point(this.center), 1e-7)) map.setView(point(this.center), map.getZoom());
  }

  private show(name: string): void {
    const value = this.props[name];
    if (name === "markers" || name === "covers")
      this.markers?.show([...list(this.props["markers"]), ...list(this.props["covers"])]);
    else if (name === "polyline") this.shapes?.polylines(value);
    else if (name === "polygons") this.shapes?.polygons(value);
    else if (name === "circles") this.shapes?.circles(value);
    else if (name === "controls") this.controls?.show(list(value));
    else if (name === "include-points" && this.map) this.include(this.map);
    else if (name === "show-location") this.controls?.showLocation(this.bool(name));
    else if (name === "show-scale") this.controls?.showScale(this.bool(name));
    else if (name === "enable-zoom") this.controls?.zoomable(this.bool(name, true));
    else if (name === "enable-scroll") this.controls?.movable(this.bool(name, true));
    else if (name === "min-scale") this.map?.setMinZoom(num(value, 3));
    else if (name === "max-scale") this.map?.setMaxZoom(num(value, 20));
  }

  private include(map: Leaflet.Map): void {
    const points = spotsOf(this.props["include-points"]).map(point);
    if (points.length > 0) map.fitBounds(points, { padding: [24, 24], animate: false });
  }

  private fail(error: unknown): void {
    this.box.classList.add("failed");
    this.box.textContent = this.node.tag;
    this.emit("error", { errMsg: error instanceof Error ? error.message : String(error) });
  }
}
