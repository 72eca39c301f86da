import { testLibrary } from "./suite.js";
import { vant } from "./vant.cases.js";

testLibrary({ name: "@vant/weapp", dist: "lib", prefix: "van-", entry: (name) => `${name}/index` }, vant);
