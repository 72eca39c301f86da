// What looks for codes in what a camera sees, fetched by the first page that does.
export { createDetector } from "./detector.js";
export { readFrame } from "./frame.js";
