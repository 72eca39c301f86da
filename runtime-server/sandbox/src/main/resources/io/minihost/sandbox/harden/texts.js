// Builtins whose work grows with the square of a text: they put marks in order that stand one behind the other, and look from
// every capital sigma for the whole word, and compare each key of an object with all others of its hash. None of them can be stopped
// on the way.
(function (tools) {
  "use strict";
  const { uncurry, replace, put, guardBound, isRoomThere, collide } = tools;
  const { apply } = Reflect;
  const [text, TooMany, WrongType] = [String, RangeError, TypeError];
  const exec = uncurry(RegExp.prototype.exec);
  const { charCodeAt, codePointAt } = String.prototype;
  const [codeAt, pointAt] = [uncurry(charCodeAt), uncurry(codePointAt)];
  const [slice, indexOf] = [uncurry(String.prototype.slice), uncurry(String.prototype.indexOf)];
  const fromPoint = String.fromCodePoint;
  const join = uncurry(Array.prototype.join);

  // A mark, or what becomes one.
  const MARK = /^[\p{M}\uff9e\uff9f]$/u;
  const STEP = 512;
  /** Refuses more marks in a row than any writing has: of a row of two steps every second step is whole. */
  const sane = (value) => {
    for (let start = STEP; start < value.length; start += STEP) {
      // Not in the middle of a pair.
      let end = codeAt(value, start) >> 10 === 0x37 ? start + 1 : start;
      while (end < start + STEP) {
        const point = pointAt(value, end);
        if (point === undefined || exec(MARK, fromPoint(point)) === null) break;
        end += point > 0xffff ? 2 : 1;
      }
      if (end >= start + STEP) throw new TooMany("Invalid string: too many combining marks");
    }
    return value;
  };
  const receiver = (value, name) => {
    if (value === undefined || value === null) throw new WrongType(`String.prototype.${name} called on null or undefined`);
    return text(value);
  };
  const { normalize, localeCompare, toLowerCase, toLocaleLowerCase } = String.prototype;
  const guard = (name, guarded) => replace(String.prototype, name, guarded);

  guard("normalize", { f(form) { return apply(normalize, sane(receiver(this, "normalize")), [form]); } }.f);
  guard(
    "localeCompare",
    {
      f(that, locales, options) {
        const self = sane(receiver(this, "localeCompare"));
        return apply(localeCompare, self, [sane(text(that)), locales, options]);
      },
    }.f,
  );

  // Σ is ς at the end of a word: after a letter that has cases, and before none, whatever has no case in between.
  const AFTER_LETTER = /\p{Cased}\p{Case_Ignorable}*$/u;
  const BEFORE_LETTER = /^\p{Case_Ignorable}*\p{Cased}/u;
  const SIGMA = "\u03a3";
  const FEW_SIGMAS = 32;
  const WINDOW = 64;
  const hasMany = (value) => {
    let count = 0;
    for (let found = indexOf(value, SIGMA); found >= 0; found = indexOf(value, SIGMA, found + 1)) {
      if (++count > FEW_SIGMAS) return true;
    }
    return false;
  };
  const sigma = (value, found) => {
    const ends =
      exec(AFTER_LETTER, slice(value, found > WINDOW ? found - WINDOW : 0, found)) !== null &&
      exec(BEFORE_LETTER, slice(value, found + 1, found + 1 + WINDOW)) === null;
    return ends ? "\u03c2" : "\u03c3";
  };
  const lower = (value, native) => {
    if (!hasMany(value)) return native(value);
    const parts = [];
    let start = 0;
    for (let found = indexOf(value, SIGMA); found >= 0; found = indexOf(value, SIGMA, start)) {
      put(parts, parts.length, native(slice(value, start, found)) + sigma(value, found));
      start = found + 1;
    }
    put(parts, parts.length, native(slice(value, start)));
    return join(parts, "");
  };
  guard(
    "toLowerCase",
    { f() { return lower(receiver(this, "toLowerCase"), (part) => apply(toLowerCase, part, [])); } }.f,
  );
  guard(
    "toLocaleLowerCase",
    {
      f(locales) {
        return lower(receiver(this, "toLocaleLowerCase"), (part) => apply(toLocaleLowerCase, part, [locales]));
      },
    }.f,
  );

  // The keys of a shorter text are too few to cost anything.
  const FEW_KEYS = 4096;
  const { parse } = JSON;
  const { guardedParse } = {
    guardedParse(value, reviver) {
      const json = `${value}`;
      if (json.length > FEW_KEYS) {
        if (!isRoomThere()) throw new TooMany("Maximum call stack size exceeded");
        if (collide(json)) throw new TooMany("JSON.parse: an object has too many keys of the same hash");
      }
      return parse(json, reviver);
    },
  };
  replace(JSON, "parse", guardedParse);

  if (typeof Intl !== "object") return;
  guardBound(
    Intl.Collator.prototype,
    "compare",
    (native) => ({ f: (one, other) => native(sane(text(one)), sane(text(other))) }).f,
  );
})
