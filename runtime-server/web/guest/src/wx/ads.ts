import { isFunction, newPromise, type Dictionary } from "../base/builtins.js";
import { later } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { syncApi } from "./api.js";

const NONE = { errCode: 1004, errMsg: "no advertisement is available" };

/** An advertisement that never comes, as programs know it from days without one: `onError` hears of it, promises fail. */
function makeAd(): Dictionary {
  const listeners = new Set<unknown>();
  const fail = () =>
    newPromise((_resolve, reject) =>
      later(() => {
        for (const fn of [...listeners]) guarded(fn, undefined, [{ ...NONE }], "onError");
        reject({ ...NONE });
      }),
    );
  const ignore = () => undefined;
  return {
    load: fail,
    show: fail,
    hide: ignore,
    destroy: ignore,
    isShow: () => false,
    style: {},
    onError: (fn: unknown) => void (isFunction(fn) && listeners.add(fn)),
    offError: (fn?: unknown) => void (fn === undefined ? listeners.clear() : listeners.delete(fn)),
    ...Object.fromEntries(
      ["onLoad", "offLoad", "onClose", "offClose", "onHide", "offHide", "onResize", "offResize"].map((name) => [
        name,
        ignore,
      ]),
    ),
  };
}

export function addAds(): void {
  const partial = "there never is an advertisement to show: promises fail with 1004";
  for (const kind of ["InterstitialAd", "RewardedVideoAd", "CustomAd", "BannerAd", "GridAd"]) {
    syncApi(`create${kind}`, makeAd, partial);
  }
}
