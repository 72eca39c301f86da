import Hls from "hls.js/light";

export { Hls };
