import { testLibrary } from "./suite.js";
import { tdesign } from "./tdesign.cases.js";

testLibrary(
  {
    name: "tdesign-miniprogram",
    dist: "miniprogram_dist",
    prefix: "t-",
    virtual: true,
    entry: (name) => `${name}/${name}`,
  },
  tdesign,
);
