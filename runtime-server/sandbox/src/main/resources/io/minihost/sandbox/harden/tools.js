// What the scripts beside this one share. It runs first in every context, while all builtins are what they seem.
// Takes functions that tell whether the stack has room for what the host does, and whether a JSON text has keys that collide.
(function (isRoomThere, collide) {
  "use strict";
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const [get, set] = [uncurry(WeakMap.prototype.get), uncurry(WeakMap.prototype.set)];

  /** Puts a function in a builtin's place, under its name and length. */
  const replace = (owner, name, substitute) => {
    const original = owner[name];
    for (const fact of ["name", "length"]) defineProperty(substitute, fact, getOwnPropertyDescriptor(original, fact));
    defineProperty(owner, name, { value: substitute, writable: true, enumerable: false, configurable: true });
  };

  /** The same for what a property gets, under the getter's name. */
  const replaceGetter = (owner, name, substitute) => {
    const { get: original } = getOwnPropertyDescriptor(owner, name);
    defineProperty(substitute, "name", getOwnPropertyDescriptor(original, "name"));
    defineProperty(owner, name, { get: substitute, set: undefined, enumerable: false, configurable: true });
  };

  /** Adds to a list of the host's own, whatever a program has made of its prototype. */
  const put = (list, index, value) =>
    defineProperty(list, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

  /** Where a getter gives a function that needs no receiver, gives a guard around that function: the same one each time. */
  const guardBound = (prototype, name, guardOf) => {
    const { get: bound } = getOwnPropertyDescriptor(prototype, name);
    const guards = new WeakMap();
    const { getter } = {
      getter() {
        const native = apply(bound, this, []);
        let guard = get(guards, native);
        if (guard === undefined) {
          guard = guardOf(native);
          for (const fact of ["name", "length"]) defineProperty(guard, fact, getOwnPropertyDescriptor(native, fact));
          set(guards, native, guard);
        }
        return guard;
      },
    };
    replaceGetter(prototype, name, getter);
  };

  return { uncurry, replace, replaceGetter, put, guardBound, isRoomThere, collide };
})
