// Ways to recurse without end. Each gets `next`, which recurses once more, and calls it by way of some builtin.
const OVERFLOWS = {
  call: (next) => next(),
  method: (next) => ({ m() { next(); } }).m(),
  toJSON: (next) => JSON.stringify({ toJSON: next }),
  reviver: (next) => JSON.parse("[1]", next),
  getter: (next) => ({ get x() { return next(); } }).x,
  setter: (next) => (({ set x(v) { next(); } }).x = 1),
  proxy: (next) => new Proxy({}, { get: next }).x,
  proxyCall: (next) => new Proxy(() => 0, { apply: next })(),
  ownKeys: (next) => Object.keys(new Proxy({}, { ownKeys: () => (next(), []) })),
  sort: (next) => [1, 2].sort(() => (next(), 0)),
  forEach: (next) => [1].forEach(next),
  flatMap: (next) => [1].flatMap(next),
  reduce: (next) => [1, 2].reduce(next),
  arrayFrom: (next) => Array.from([1], next),
  typedMap: (next) => new Uint8Array(1).map(() => (next(), 0)),
  mapForEach: (next) => new Map([[1, 1]]).forEach(next),
  replace: (next) => "a".replace(/a/, () => (next(), "")),
  replaceAll: (next) => "a".replaceAll("a", () => (next(), "")),
  exec: (next) => { const r = /a/; r.exec = () => (next(), null); "a".replace(r, ""); },
  toString: (next) => String({ toString: () => (next(), "") }),
  toPrimitive: (next) => +{ [Symbol.toPrimitive]: () => (next(), 1) },
  hasInstance: (next) => 1 instanceof { [Symbol.hasInstance]: () => (next(), true) },
  generator: (next) => [...(function* () { next(); })()],
  iterator: (next) => { for (const x of { [Symbol.iterator]: () => (next(), [][Symbol.iterator]()) }); },
  async: (next) => { (async () => next())(); },
  promise: (next) => new Promise(next),
  construct: (next) => new (class { constructor() { next(); } })(),
  superCall: (next) => new (class extends (class { constructor() { next(); } }) {})(),
  reflect: (next) => Reflect.apply(next, null, []),
  bind: (next) => next.bind(null, 1, 2)(),
  evaluated: (next) => { globalThis.$next = next; (0, eval)("$next()"); },
  built: (next) => new Function("next", "next()")(next),
  template: (next) => `${{ toString: () => (next(), "") }}`,
  tagged: (next) => ((s, n) => n())`${next}`,
  destructure: (next) => { const { a } = { get a() { return next(); } }; },
  defaultValue: (next) => ((a = next()) => a)(),
  assign: (next) => Object.assign({}, { get a() { next(); } }),
  door: (next) => { log("deep"); now(); next(); },
  timer: (next) => { clearTimeout(setTimeout(() => 0, 1e7)); next(); },
  regex: (next) => { new RegExp("(?:" .repeat(40) + "a" + ")*".repeat(40)).test("aa"); next(); },
};

// Overflows by that way, and on the way back up calls `use` as deep as it can.
const overflow = (way, use) => {
  let used = false;
  const next = () => {
    try {
      OVERFLOWS[way](next);
    } catch (e) {
      if (!used) {
        try {
          use();
          used = true;
        } catch {}
      }
      throw e;
    }
  };
  try {
    next();
  } catch {}
};
