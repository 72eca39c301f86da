// What contexts of one engine would share, and what would tell a program when the host collects garbage: a clock that no journal
// has.
(function (tools) {
  "use strict";
  const { uncurry } = tools;
  const { defineProperty, getOwnPropertyDescriptor } = Reflect;
  const [NativeSymbol, text, WrongType] = [Symbol, String, TypeError];
  const [get, set] = [uncurry(Map.prototype.get), uncurry(Map.prototype.set)];

  const define = (target, name, value) =>
    defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });

  // The engine's own registry is one for all contexts, and keeps what is in it.
  const [symbols, keys] = [new Map(), new Map()];
  const registry = {
    for(key) {
      const name = text(key);
      let symbol = get(symbols, name);
      if (symbol === undefined) {
        symbol = NativeSymbol(name);
        set(symbols, name, symbol);
        set(keys, symbol, name);
      }
      return symbol;
    },
    keyFor(symbol) {
      if (typeof symbol !== "symbol") throw new WrongType(text(symbol) + " is not a symbol");
      return get(keys, symbol);
    },
  };
  define(NativeSymbol, "for", registry.for);
  define(NativeSymbol, "keyFor", registry.keyFor);

  // Nothing is ever seen to be collected.
  const tag = (prototype, name) => defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  class WeakRef {
    #target;
    constructor(target) {
      if (typeof target !== "symbol" && typeof target !== "function" && (typeof target !== "object" || target === null)) {
        throw new WrongType("WeakRef: invalid target");
      }
      this.#target = target;
    }
    deref() {
      return this.#target;
    }
  }
  class FinalizationRegistry {
    #cleanup;
    constructor(cleanup) {
      if (typeof cleanup !== "function") throw new WrongType("FinalizationRegistry: cleanup must be callable");
      this.#cleanup = cleanup;
    }
    register() {
      void this.#cleanup;
    }
    unregister() {
      return typeof this.#cleanup !== "function";
    }
  }
  for (const [name, own] of [["WeakRef", WeakRef], ["FinalizationRegistry", FinalizationRegistry]]) {
    if (getOwnPropertyDescriptor(globalThis, name) === undefined) continue;
    tag(own.prototype, name);
    define(globalThis, name, own);
  }
})
