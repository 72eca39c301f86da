// A numeral as a text may have millions of digits, or an exponent that stands for as many; writing it out takes minutes.
// A text that no number of JavaScript needs is taken for the nearest number.
(function (tools) {
  "use strict";
  const { uncurry, replace, guardBound } = tools;
  if (typeof Intl !== "object") return;
  const { apply } = Reflect;
  const MOST_CHARACTERS = 400;
  const { toPrimitive: byHint } = Symbol;
  const HUGE_EXPONENT = /[eE][+-]?\d{4}/;
  const exec = uncurry(RegExp.prototype.exec);
  const [number, WrongType] = [Number, TypeError];

  // As numbers are: by Symbol.toPrimitive, valueOf, toString.
  const toPrimitive = (value) => {
    const exotic = value[byHint];
    if (exotic !== undefined && exotic !== null) return apply(exotic, value, ["number"]);
    for (const name of ["valueOf", "toString"]) {
      const method = value[name];
      if (typeof method !== "function") continue;
      const plain = apply(method, value, []);
      if (plain === null || (typeof plain !== "object" && typeof plain !== "function")) return plain;
    }
    throw new WrongType("Cannot convert object to primitive value");
  };
  const sane = (value) => {
    const isPlain = value === null || (typeof value !== "object" && typeof value !== "function");
    const plain = isPlain ? value : toPrimitive(value);
    if (typeof plain !== "string") return plain;
    return plain.length > MOST_CHARACTERS || exec(HUGE_EXPONENT, plain) !== null ? number(plain) : plain;
  };

  const guard = (prototype, name) => {
    const original = prototype[name];
    if (original === undefined) return;
    const { guarded } = {
      guarded(first, second) {
        return arguments.length > 1 ? apply(original, this, [sane(first), sane(second)]) : apply(original, this, [sane(first)]);
      },
    };
    replace(prototype, name, guarded);
  };
  for (const name of ["formatToParts", "formatRange", "formatRangeToParts"]) guard(Intl.NumberFormat.prototype, name);
  for (const name of ["select", "selectRange"]) guard(Intl.PluralRules.prototype, name);

  guardBound(Intl.NumberFormat.prototype, "format", (native) => ({ f: (value) => native(sane(value)) }).f);
})
