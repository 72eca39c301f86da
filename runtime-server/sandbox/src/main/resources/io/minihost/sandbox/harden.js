// Runs first in every context. Some builtins visit every index of an array-like without ever looking whether they have
// been cancelled: given `{ length: 2 ** 53 - 1 }` they would hold their thread for ever. They refuse absurd lengths here.
(function () {
  "use strict";
  const MAX_LENGTH = 2 ** 24;
  const { prototype } = Array;
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const TooLong = RangeError;

  const refuse = () => {
    throw new TooLong("Invalid array length");
  };

  const replace = (owner, name, substitute) => {
    const original = owner[name];
    for (const key of ["name", "length"]) {
      defineProperty(substitute, key, getOwnPropertyDescriptor(original, key));
    }
    defineProperty(owner, name, { value: substitute, writable: true, enumerable: false, configurable: true });
  };

  // A second argument left out means the same as undefined.
  const plain = ["forEach", "map", "filter", "some", "every", "indexOf", "flatMap", "flat", "shift", "sort"];
  for (const name of [...plain, "toReversed", "toSorted"]) {
    const original = uncurry(prototype[name]);
    const { guarded } = {
      guarded(first, second) {
        if (this.length > MAX_LENGTH) refuse();
        return original(this, first, second);
      },
    };
    replace(prototype, name, guarded);
  }

  // A second argument left out means something else.
  for (const name of ["reduce", "reduceRight", "lastIndexOf"]) {
    const original = uncurry(prototype[name]);
    const { guarded } = {
      guarded(first, second) {
        if (this.length > MAX_LENGTH) refuse();
        return arguments.length > 1 ? original(this, first, second) : original(this, first);
      },
    };
    replace(prototype, name, guarded);
  }

  for (const name of ["splice", "toSpliced", "unshift"]) {
    const original = prototype[name];
    const { guarded } = {
      guarded() {
        if (this.length > MAX_LENGTH) refuse();
        return apply(original, this, arguments);
      },
    };
    replace(prototype, name, guarded);
  }

  const { from } = Array;
  const { iterator } = Symbol;
  const { guardedFrom } = {
    guardedFrom(items, mapper, self) {
      const isLike = items !== undefined && items !== null && typeof items[iterator] !== "function";
      if (isLike && items.length > MAX_LENGTH) refuse();
      return apply(from, this, [items, mapper, self]);
    },
  };
  replace(Array, "from", guardedFrom);

  const { stringify } = JSON;
  const { guardedStringify } = {
    guardedStringify(value, replacer, space) {
      if (typeof replacer === "object" && replacer !== null && replacer.length > MAX_LENGTH) refuse();
      return stringify(value, replacer, space);
    },
  };
  replace(JSON, "stringify", guardedStringify);
})
