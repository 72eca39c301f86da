import { testLibrary } from "./suite.js";
import { weui } from "./weui.cases.js";

testLibrary(
  {
    name: "weui-miniprogram",
    dist: "miniprogram_dist",
    prefix: "mp-",
    entry: (name) => `${name}/${name}`,
    sheet: "weui-wxss/dist/style/weui.wxss",
  },
  weui,
);
