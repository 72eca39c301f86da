// What is said in the languages of the world is read from the engine's data when somebody first asks for it, and kept for all
// contexts. Who asks at the end of the stack would leave it half read: so it is refused there, where nothing has begun.
(function (tools) {
  "use strict";
  const { replace, replaceGetter, guardBound, isRoomThere } = tools;
  const { apply, construct, ownKeys, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const { iterator } = Symbol;
  const TooDeep = RangeError;
  const needsRoom = () => {
    if (!isRoomThere()) throw new TooDeep("Maximum call stack size exceeded");
  };
  const guarded = (native) => ({
    method(...values) {
      needsRoom();
      return apply(native, this, values);
    },
  }).method;
  const guard = (owner, name) => {
    const { value, get } = getOwnPropertyDescriptor(owner, name) ?? {};
    if (typeof value === "function") return replace(owner, name, guarded(value));
    return typeof get === "function" ? replaceGetter(owner, name, guarded(get)) : undefined;
  };
  const guardAll = (owner) => {
    for (const name of ownKeys(owner)) if (name !== "constructor" && name !== "prototype") guard(owner, name);
  };

  for (const name of ["normalize", "localeCompare", "toLocaleLowerCase", "toLocaleUpperCase"]) guard(String.prototype, name);
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) guard(Date.prototype, name);
  guard(Number.prototype, "toLocaleString");

  if (typeof Intl !== "object") return;
  const trap = {
    __proto__: null,
    apply(native, self, values) {
      needsRoom();
      return apply(native, self, values);
    },
    construct(native, values, target) {
      needsRoom();
      return construct(native, values, target);
    },
  };
  for (const name of ownKeys(Intl)) {
    const native = Intl[name];
    if (typeof native !== "function") continue;
    if (native.prototype === undefined) {
      guard(Intl, name);
      continue;
    }
    guardAll(native);
    guardAll(native.prototype);
    for (const bound of ["format", "compare"]) {
      if (getOwnPropertyDescriptor(native.prototype, bound)?.get !== undefined) guardBound(native.prototype, bound, guarded);
    }
    const substitute = new Proxy(native, trap);
    defineProperty(Intl, name, { value: substitute, writable: true, enumerable: false, configurable: true });
    defineProperty(native.prototype, "constructor", { value: substitute, writable: true, enumerable: false, configurable: true });
  }

  // Words of some languages are looked up on the way through a text. A program meets what goes through it here first.
  const { prototype } = Intl.Segmenter;
  const { segment } = prototype;
  let areGuarded = false;
  const { guardedSegment } = {
    guardedSegment(text) {
      const segments = apply(segment, this, [text]);
      if (!areGuarded) {
        areGuarded = true;
        guardAll(getPrototypeOf(segments[iterator]()));
        guardAll(getPrototypeOf(segments));
      }
      return segments;
    },
  };
  replace(prototype, "segment", guardedSegment);
})
