declare module "*.css" {
  const text: string;
  export default text;
}

declare module "hls.js/light" {
  export { default } from "hls.js";
}
