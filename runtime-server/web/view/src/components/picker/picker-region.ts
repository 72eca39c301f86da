import { list, str } from "../../paint/values.js";
import type { Choices } from "./picker-columns.js";

type Names = Record<string, string>;

/** Names of areas by their six-digit codes. */
export interface Areas {
  province_list: Names;
  city_list: Names;
  county_list: Names;
}

interface Area {
  code: string;
  name: string;
}

export interface RegionChoices extends Choices {
  value(indices: number[]): string[];
  codes(indices: number[]): string[];
}

const depths: Record<string, number> = { province: 1, city: 2, region: 3, "sub-district": 3 };

/** Provinces, their cities, their districts; with a first item of the program's own in each column where it wants one. */
export function region(read: (name: string) => unknown, areas: Areas): RegionChoices {
  const depth = depths[str(read("level"), "region")] ?? 3;
  const custom = str(read("custom-item"));
  const own: Area[] = custom === "" ? [] : [{ code: "", name: custom }];
  const column = (names: Names, prefix: string): Area[] => [
    ...own,
    ...(prefix === "-"
      ? []
      : Object.keys(names)
          .filter((code) => code.startsWith(prefix))
          .map((code) => ({ code, name: names[code]! }))),
  ];
  const below = (area: Area | undefined, digits: number) => area?.code.slice(0, digits) || "-";
  const at = (from: Area[], index = 0) => from[Math.min(index, from.length - 1)];
  const columnsFor = ([p, c]: number[]): Area[][] => {
    const provinces = column(areas.province_list, "");
    const cities = column(areas.city_list, below(at(provinces, p), 2));
    return [provinces, cities, column(areas.county_list, below(at(cities, c), 4))].slice(0, depth);
  };
  const chosen = (indices: number[]) => columnsFor(indices).flatMap((areas, level) => at(areas, indices[level]) ?? []);
  return {
    columns: (indices) => columnsFor(indices).map((each) => each.map(({ name }) => name)),
    initial: () => {
      const indices: number[] = [];
      list(read("value"))
        .slice(0, depth)
        .forEach((name, level) => {
          const found = columnsFor(indices)[level]?.findIndex((area) => area.name === name) ?? -1;
          indices[level] = Math.max(0, found);
        });
      return Array.from({ length: depth }, (_, level) => indices[level] ?? 0);
    },
    value: (indices) => chosen(indices).map(({ name }) => name),
    codes: (indices) => chosen(indices).flatMap(({ code }) => code || []),
  };
}
