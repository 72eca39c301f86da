export { areaList } from "@vant/area-data";
