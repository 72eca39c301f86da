import { sharedUrl } from "./capsule-share.js";

const at = (path: string) => sharedUrl({ appId: "wx1", title: "", path }, "https://host");

it("shares a page without the host's own parameters", () => {
  expect(at("pages/a/a?x=1&_token=secret&_scene=1089&_key=k")).toBe("https://host/p/wx1/pages/a/a?x=1&_scene=1007");
  expect(at("")).toBe("https://host/p/wx1?_scene=1007");
});
