// Runs first in every context. Some builtins visit every index of an array-like without ever looking whether they have been
// cancelled. A real array may be long, but not absurdly long. Anything else (an object with a `length`, a proxy, which may
// answer differently each time) is handed to the builtin behind a proxy of ours: its length is read once, and every step of
// the builtin is a step of ours, which can be stopped.
(function (tools) {
  "use strict";
  const { uncurry, replace } = tools;
  const MAX_LENGTH = 2 ** 24;
  const NativeProxy = Proxy;
  const { prototype, isArray } = Array;
  const { apply, construct, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, has, ownKeys, set, setPrototypeOf } = Reflect;
  const { iterator, species, isConcatSpreadable } = Symbol;
  const [TooLong, WrongType, NativeArray, NativeObject] = [RangeError, TypeError, Array, Object];
  const { isView } = ArrayBuffer;
  const { floor } = Math;

  const refuse = () => {
    throw new TooLong("Invalid array length");
  };

  const toObject = (value) => {
    if (value === undefined || value === null) throw new WrongType("Cannot convert undefined or null to object");
    return NativeObject(value);
  };

  // Array.isArray says yes to proxies of arrays too.
  const proxies = new WeakSet();
  const isProxy = uncurry(WeakSet.prototype.has);
  const noteProxy = uncurry(WeakSet.prototype.add);
  const note = (made) => {
    noteProxy(proxies, made);
    return made;
  };
  const { revocable } = NativeProxy;
  const { guardedRevocable } = {
    guardedRevocable(target, handler) {
      const made = revocable(target, handler);
      note(made.proxy);
      return made;
    },
  };
  replace(NativeProxy, "revocable", guardedRevocable);
  // Handlers inherit nothing, or a program could add traps to them.
  const making = { __proto__: null, construct: (Kind, args) => note(new Kind(args[0], args[1])) };
  defineProperty(globalThis, "Proxy", { value: new NativeProxy(NativeProxy, making) });

  const put = (list, index, value) => {
    if (!defineProperty(list, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })) {
      throw new WrongType("Cannot define property " + index);
    }
  };

  const isReal = (value) => isArray(value) && !isProxy(proxies, value);

  const lengthOf = (like) => {
    const length = +like.length;
    if (length > MAX_LENGTH) refuse();
    return length > 0 ? floor(length) : 0;
  };

  const pinned = (like, length) =>
    new NativeProxy(like, {
      __proto__: null,
      get: (target, key) => (key === "length" ? length : get(target, key)),
      has: (target, key) => has(target, key),
      set: (target, key, value) => set(target, key, value),
      deleteProperty: (target, key) => deleteProperty(target, key),
      getOwnPropertyDescriptor: (target, key) => getOwnPropertyDescriptor(target, key),
      defineProperty: (target, key, descriptor) => defineProperty(target, key, descriptor),
    });

  // What a builtin may be given instead of `like`.
  const safe = (like) => {
    const object = toObject(like);
    return isReal(object) ? (object.length > MAX_LENGTH ? refuse() : object) : pinned(object, lengthOf(object));
  };

  // Those that hand the array itself to a function of the program.
  for (const name of ["forEach", "map", "filter", "some", "every", "find", "findIndex", "findLast", "findLastIndex"]) {
    const original = uncurry(prototype[name]);
    const { guarded } = {
      guarded(visit, self) {
        if (isReal(this)) return this.length > MAX_LENGTH ? refuse() : original(this, visit, self);
        if (typeof visit !== "function") return original([], visit);
        const object = toObject(this);
        return original(safe(object), (value, index) => apply(visit, self, [value, index, object]));
      },
    };
    replace(prototype, name, guarded);
  }

  for (const name of ["reduce", "reduceRight"]) {
    const original = uncurry(prototype[name]);
    const { guarded } = {
      guarded(visit, first) {
        let self = this;
        let fold = visit;
        if (isReal(self)) {
          if (self.length > MAX_LENGTH) refuse();
        } else if (typeof visit === "function") {
          const object = toObject(this);
          self = safe(object);
          fold = (sum, value, index) => apply(visit, undefined, [sum, value, index, object]);
        }
        return arguments.length > 1 ? original(self, fold, first) : original(self, fold);
      },
    };
    replace(prototype, name, guarded);
  }

  const others = ["indexOf", "lastIndexOf", "includes", "shift", "unshift", "splice", "slice", "sort", "reverse", "fill", "copyWithin", "join",
    "with", "toReversed", "toSorted", "toSpliced", "toLocaleString"];
  for (const name of others) {
    const original = prototype[name];
    const { guarded } = {
      guarded() {
        if (isReal(this)) return this.length > MAX_LENGTH ? refuse() : apply(original, this, arguments);
        const object = toObject(this);
        const stand = safe(object);
        const answer = apply(original, stand, arguments);
        return answer === stand ? object : answer;
      },
    };
    replace(prototype, name, guarded);
  }

  const concat = prototype.concat;
  const spreadable = (value) => {
    if (typeof value !== "object" || value === null) return value;
    if (isReal(value)) return value.length > MAX_LENGTH ? refuse() : value;
    const wanted = value[isConcatSpreadable];
    return (wanted === undefined ? isArray(value) : wanted) ? safe(value) : value;
  };
  const { guardedConcat } = {
    guardedConcat(item) {
      const parts = [];
      for (let i = 0; i < arguments.length; i++) {
        put(parts, i, spreadable(arguments[i]));
      }
      return apply(concat, spreadable(toObject(this)), parts);
    },
  };
  replace(prototype, "concat", guardedConcat);

  // Nested arrays may be anything, so these are done here step by step.
  const emptyLike = (like) => {
    if (!isArray(like)) return [];
    let Kind = like.constructor;
    if (Kind === NativeArray) return [];
    if (typeof Kind === "object" && Kind !== null) Kind = Kind[species] ?? undefined;
    else if (typeof Kind === "function") Kind = Kind[species] ?? undefined;
    return Kind === undefined || Kind === NativeArray ? [] : new Kind(0);
  };
  const flatten = (target, from, source, depth) => {
    const length = lengthOf(source);
    let next = from;
    for (let i = 0; i < length; i++) {
      if (!(i in source)) continue;
      const value = source[i];
      if (depth > 0 && isArray(value)) next = flatten(target, next, value, depth - 1);
      else put(target, next++, value);
    }
    return next;
  };
  const { guardedFlat, guardedFlatMap } = {
    guardedFlat(depth) {
      const object = toObject(this);
      const wanted = depth === undefined ? 1 : +depth;
      const target = emptyLike(object);
      flatten(target, 0, object, wanted > 0 ? wanted : 0);
      return target;
    },
    guardedFlatMap(visit, self) {
      const object = toObject(this);
      const length = lengthOf(object);
      if (typeof visit !== "function") throw new WrongType("flatMap wants a function");
      const target = emptyLike(object);
      let next = 0;
      for (let i = 0; i < length; i++) {
        if (!(i in object)) continue;
        const value = apply(visit, self, [object[i], i, object]);
        if (isArray(value)) next = flatten(target, next, value, 0);
        else put(target, next++, value);
      }
      return target;
    },
  };
  replace(prototype, "flat", guardedFlat);
  replace(prototype, "flatMap", guardedFlatMap);

  // An array-like as a real array, so that it is gone through here and not in a builtin.
  const listOf = (like) => {
    const length = lengthOf(like);
    const list = [];
    for (let i = 0; i < length; i++) put(list, i, like[i]);
    return list;
  };
  const isOnlyLike = (value) =>
    typeof value === "object" && value !== null && (value[iterator] === undefined || value[iterator] === null);

  const { from } = NativeArray;
  const { guardedFrom } = {
    guardedFrom(items, mapper, self) {
      return apply(from, this, [isOnlyLike(items) ? listOf(items) : items, mapper, self]);
    },
  };
  replace(NativeArray, "from", guardedFrom);

  const Typed = NativeObject.getPrototypeOf(Uint8Array);
  const typedFrom = Typed.from;
  const setTyped = Typed.prototype.set;
  const { guardedTypedFrom, guardedSet } = {
    guardedTypedFrom(items, mapper, self) {
      return apply(typedFrom, this, [isOnlyLike(items) ? listOf(items) : items, mapper, self]);
    },
    guardedSet(source, offset) {
      const isLike = typeof source === "object" && source !== null && !isView(source);
      return apply(setTyped, this, [isLike ? safe(source) : source, offset]);
    },
  };
  const byteLength = getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;
  const isBuffer = (value) => {
    try {
      apply(byteLength, value, []);
      return true;
    } catch {
      return false;
    }
  };
  const guardTyped = (Kind) => {
    const { name } = Kind;
    const Guarded = function (source) {
      if (new.target === undefined) throw new WrongType("Constructor " + name + " requires 'new'");
      const target = new.target === Guarded ? Kind : new.target;
      const isLike = typeof source === "object" && isOnlyLike(source) && !isBuffer(source);
      return construct(Kind, isLike ? [listOf(source)] : arguments, target);
    };
    setPrototypeOf(Guarded, Typed);
    defineProperty(Guarded, "prototype", { value: Kind.prototype, writable: false });
    for (const key of ["name", "length", "BYTES_PER_ELEMENT"]) {
      defineProperty(Guarded, key, getOwnPropertyDescriptor(Kind, key));
    }
    defineProperty(Kind.prototype, "constructor", { value: Guarded });
    defineProperty(globalThis, name, { value: Guarded });
  };
  for (const name of ["Int8", "Uint8", "Uint8Clamped", "Int16", "Uint16", "Int32", "Uint32", "Float16", "Float32", "Float64"]) {
    const Kind = globalThis[name + "Array"];
    if (Kind !== undefined) guardTyped(Kind);
  }
  replace(Typed, "from", guardedTypedFrom);
  replace(Typed.prototype, "set", guardedSet);

  // An array with accessors or fixed elements takes a form whose length the engine lowers index by index, up to 2^32 of them. So
  // the length of such an array stays as it is, and nobody makes one through a proxy, which may do a part of what it is told.
  const FACTS = ["enumerable", "configurable", "value", "writable", "get", "set"];
  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
  const exactly = (descriptor) => {
    if (!isObject(descriptor)) throw new WrongType("Property description must be an object");
    const exact = { __proto__: null };
    for (let i = 0; i < FACTS.length; i++) {
      if (FACTS[i] in descriptor) exact[FACTS[i]] = descriptor[FACTS[i]];
    }
    return exact;
  };
  const isPlain = (own) => own === undefined || (own.writable === true && own.enumerable === true && own.configurable === true);
  const refuseProxy = () => {
    throw new WrongType("Cannot fix elements of an array through a proxy");
  };
  const defining = (original) => (target, key, descriptor) => {
    if (!isArray(target) || !isObject(descriptor)) return original(target, key, descriptor);
    const name = ownKeys({ __proto__: null, [key]: 0 })[0];
    const exact = exactly(descriptor);
    if (typeof name === "symbol" || name !== `${name >>> 0}`) return original(target, name, exact);
    const proxied = isProxy(proxies, target);
    if (proxied && !(isPlain(exact) && "value" in exact)) refuseProxy();
    const answer = original(target, name, exact);
    if (!proxied && !isPlain(getOwnPropertyDescriptor(target, name))) {
      defineProperty(target, "length", { __proto__: null, writable: false });
    }
    return answer;
  };
  const define = defining(NativeObject.defineProperty);
  const { defineProperties, seal, freeze } = NativeObject;
  const [defineGetter, defineSetter] = ["__defineGetter__", "__defineSetter__"].map((name) => NativeObject.prototype[name]);
  const accessor = (original, name) =>
    ({
      guarded(key, code) {
        if (!isArray(this) || typeof code !== "function") return apply(original, this, [key, code]);
        define(this, key, { __proto__: null, [name]: code, enumerable: true, configurable: true });
      },
    }).guarded;
  const fixing = (original) => (target) => original(isArray(target) && isProxy(proxies, target) ? refuseProxy() : target);
  replace(Reflect, "defineProperty", defining(defineProperty));
  replace(NativeObject, "defineProperty", define);
  replace(NativeObject, "defineProperties", (target, properties) => {
    if (!isArray(target)) return defineProperties(target, properties);
    const from = toObject(properties);
    const all = [];
    const keys = ownKeys(from);
    for (let i = 0; i < keys.length; i++) {
      const own = getOwnPropertyDescriptor(from, keys[i]);
      if (own !== undefined && own.enumerable) put(all, all.length, [keys[i], exactly(from[keys[i]])]);
    }
    for (let i = 0; i < all.length; i++) define(target, all[i][0], all[i][1]);
    return target;
  });
  replace(NativeObject, "seal", fixing(seal));
  replace(NativeObject, "freeze", fixing(freeze));
  replace(NativeObject.prototype, "__defineGetter__", accessor(defineGetter, "get"));
  replace(NativeObject.prototype, "__defineSetter__", accessor(defineSetter, "set"));

  const { stringify } = JSON;
  const { guardedStringify } = {
    guardedStringify(value, replacer, space) {
      return stringify(value, isArray(replacer) ? safe(replacer) : replacer, space);
    },
  };
  replace(JSON, "stringify", guardedStringify);
})
