/** Parts of the view that few pages need; each is fetched, in a file of its own, by the first that does. */
const parts = {
  leaflet: () => import("./leaflet.js"),
  quill: () => import("./quill.js"),
  hls: () => import("./hls.js"),
  regions: () => import("./regions.js"),
};

type Parts = typeof parts;

export function part<N extends keyof Parts>(name: N): ReturnType<Parts[N]> {
  return parts[name]() as ReturnType<Parts[N]>;
}
