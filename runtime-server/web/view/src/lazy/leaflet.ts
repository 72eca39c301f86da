import L from "leaflet";
import css from "leaflet/dist/leaflet.css" with { type: "text" };

export { css, L };
