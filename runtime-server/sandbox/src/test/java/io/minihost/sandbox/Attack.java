package io.minihost.sandbox;

import java.util.List;
import java.util.Set;

/**
 * Something a hostile program does in one turn.
 *
 * @param limits the limits that may end it, none if it must come to nothing
 * @param mustEnd whether it goes on until it is stopped
 */
record Attack(String name, String code, Set<String> limits, boolean mustEnd) {

    Attack(String name, String code, Set<String> limits) {
        this(name, code, limits, false);
    }

    private static Attack ending(String name, String code, Set<String> limits) {
        return new Attack(name, code, limits, true);
    }

    private static final Set<String> EITHER = Set.of("turnCpu", "turnAllocation", "liveHeap");
    private static final Set<String> HARMLESS = Set.of();

    private static final String HUGE = "{ length: 2 ** 53 - 1 }";
    private static final String SPARSE = "(() => { const a = []; a.length = 4294967295; return a })()";

    private static final String SHRINK = "a.length = 4294967295; a.length = 0;";

    @Override
    public String toString() {
        return name;
    }

    static List<Attack> loops() {
        return List.of(
                ending("loop", "while (true) {}", EITHER),
                ending("loop with calls", "const f = () => 1; let x = 0; for (;;) x += f();", EITHER),
                ending("finally loop", "try { while (1) {} } finally { while (1) {} }", EITHER),
                ending("catch loop", "for (;;) { try { for (;;); } catch (e) {} }", EITHER),
                ending("endless promise chain", "const f = () => Promise.resolve().then(f); f();", EITHER),
                ending("endless await", "(async () => { for (;;) await 0; })();", EITHER),
                ending("generator", "for (const x of (function* () { for (;;) yield 1; })());", EITHER),
                ending("getter", "JSON.stringify({ get x() { for (;;); } });", EITHER),
                ending("toString", "String({ toString() { for (;;); } });", EITHER),
                ending("toJSON", "JSON.stringify({ toJSON() { for (;;); } });", EITHER),
                ending("proxy", "const p = new Proxy({}, { get: () => p }); for (;;) p.a.b.c;", EITHER),
                ending("valueOf", "+{ valueOf() { for (;;); } };", EITHER),
                ending("thenable", "Promise.resolve({ then() { for (;;); } });", EITHER),
                ending("eval", "for (;;) eval('1');", EITHER),
                ending(
                        "sort comparator",
                        "const a = []; for (let i = 0; i < 3e4; i++) a.push(i * 7919 % 30011); for (;;) a.sort((x, y) => y - x);",
                        EITHER),
                ending("typed array", "const u = new Uint8Array(3e7); for (;;) u.fill(1);", EITHER),
                ending("dates", "for (;;) new Date(2020, 1, 1).toLocaleString('de-DE');", EITHER),
                ending(
                        "Object.assign",
                        "const o = {}; for (let i = 0; i < 2e4; i++) o['k' + i] = i; for (;;) Object.assign({}, o);",
                        EITHER));
    }

    static List<Attack> memory() {
        return List.of(
                ending("arrays", "const a = []; for (;;) a.push(new Array(1e6));", EITHER),
                ending("filled arrays", "globalThis.a = []; for (;;) a.push(new Array(1000).fill(a.length));", EITHER),
                ending("objects", "globalThis.a = []; for (;;) a.push({ x: a.length, y: 'k' + a.length });", EITHER),
                ending("map", "globalThis.m = new Map(); for (let i = 0; ; i++) m.set('k' + i, { i });", EITHER),
                ending("properties", "globalThis.o = {}; for (let i = 0; ; i++) o['p' + i] = i;", EITHER),
                ending("symbols", "globalThis.o = {}; for (let i = 0; ; i++) o[Symbol('s' + i)] = i;", EITHER),
                ending("typed arrays", "globalThis.a = []; for (;;) a.push(new Uint8Array(1 << 20));", EITHER),
                new Attack("ArrayBuffer of 1 GB", "new ArrayBuffer(1 << 30);", HARMLESS),
                ending("closures", "globalThis.a = []; for (let i = 0; ; i++) a.push(() => i);", EITHER),
                new Attack("string doubling", "let s = 'a'; for (;;) s += s;", HARMLESS),
                ending("strings", "globalThis.a = []; for (;;) a.push('x'.repeat(1 << 20) + a.length);", EITHER),
                new Attack("repeat", "'ab'.repeat(2 ** 28);", HARMLESS),
                new Attack("padEnd", "'a'.padEnd(2 ** 29, 'xy');", HARMLESS),
                new Attack("join", "Array(2 ** 24).join('abcd');", EITHER),
                ending("split", "for (;;) 'a,'.repeat(2e6).split(',');", EITHER),
                new Attack("replace", "'a'.repeat(1e5).replace(/a/g, 'b'.repeat(1e4));", EITHER),
                new Attack("array of 1e8", "new Array(1e8).fill(1);", EITHER),
                new Attack("spread", "const a = new Array(5e6).fill(0); [...a, ...a, ...a];", EITHER),
                new Attack(
                        "JSON of a doubling graph",
                        "let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a);",
                        EITHER),
                new Attack("JSON.parse deep", "JSON.parse('['.repeat(3e6));", EITHER),
                new Attack(
                        "JSON.parse of keys that collide",
                        "let k = ['']; while (k.length < 32768) k = k.flatMap(x => [x + 'Aa', x + 'BB']);"
                                + " JSON.parse('{' + k.map(x => `\"${x}\":1`) + '}');",
                        EITHER),
                new Attack("eval of a large source", "(0, eval)('var x = [' + '1+2*3,'.repeat(5e5) + '0];');", EITHER),
                new Attack("eval of a deep source", "(0, eval)('('.repeat(1e5) + '1' + ')'.repeat(1e5));", EITHER),
                new Attack("recursion", "(function f(n) { return f(n + 1) + 1; })(0);", EITHER),
                new Attack("recursive getter", "const o = { get x() { return this.x; } }; o.x;", EITHER));
    }

    static List<Attack> builtins() {
        return List.of(
                new Attack("regex nested", "/^(a+)+$/.test('a'.repeat(40) + 'b');", EITHER),
                new Attack("regex backreference", "/^(a+)+\\1b$/.test('a'.repeat(45) + 'c');", EITHER),
                new Attack("regex lookahead", "/^(?=(a+)+$)(a|aa)+\\2c$/.test('a'.repeat(60) + 'b');", EITHER),
                new Attack("regex quantifiers", "/(?:a{1,1000}){1,1000}b\\b/.test('a'.repeat(1e5));", EITHER),
                new Attack("apply", "Math.max.apply(null, { length: 9e6 });", EITHER),
                new Attack("Reflect.construct", "Reflect.construct(Array, { length: 9e6 });", EITHER),
                new Attack("BigInt", "BigInt(3) ** BigInt(12000000);", HARMLESS),
                new Attack("BigInt literal", "eval('3n ** 12000000n');", HARMLESS),
                new Attack("Atomics.wait", "Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0);", HARMLESS),
                new Attack("Array.from", "Array.from({ length: 1e9 });", EITHER),
                new Attack("Array.from with a function", "Array.from({ length: 1e9 }, (x, i) => i);", EITHER),
                new Attack("indexOf", "Array.prototype.indexOf.call(" + HUGE + ", 1);", EITHER),
                new Attack("lastIndexOf", "Array.prototype.lastIndexOf.call(" + HUGE + ", 1);", EITHER),
                new Attack("includes", "Array.prototype.includes.call(" + HUGE + ", 1);", EITHER),
                new Attack("forEach", "Array.prototype.forEach.call(" + HUGE + ", () => 0);", EITHER),
                new Attack("map", "Array.prototype.map.call({ length: 4294967295 }, () => 0);", EITHER),
                new Attack("filter", "Array.prototype.filter.call(" + HUGE + ", () => 0);", EITHER),
                new Attack("some", "Array.prototype.some.call(" + HUGE + ", () => 0);", EITHER),
                new Attack("every", "Array.prototype.every.call(" + HUGE + ", () => 1);", EITHER),
                new Attack("find", "Array.prototype.find.call(" + HUGE + ", () => 0);", EITHER),
                new Attack("reduce", "Array.prototype.reduce.call(" + HUGE + ", () => 0, 0);", EITHER),
                new Attack("reduceRight", "Array.prototype.reduceRight.call(" + HUGE + ", () => 0, 0);", EITHER),
                new Attack("fill", "Array.prototype.fill.call({ length: 2 ** 40 }, 0);", EITHER),
                new Attack("copyWithin", "Array.prototype.copyWithin.call({ length: 2 ** 40 }, 1, 0);", EITHER),
                new Attack("reverse", "Array.prototype.reverse.call({ length: 2 ** 40 });", EITHER),
                new Attack("join of an array-like", "Array.prototype.join.call({ length: 2 ** 31 }, '');", EITHER),
                new Attack("flat", "Array.prototype.flat.call(" + HUGE + ");", EITHER),
                new Attack("flatMap", "Array.prototype.flatMap.call(" + HUGE + ", () => 0);", EITHER),
                new Attack("shift", "Array.prototype.shift.call(" + HUGE + ");", EITHER),
                new Attack("unshift", "Array.prototype.unshift.call({ length: 2 ** 40 }, 1);", EITHER),
                new Attack("sort", "Array.prototype.sort.call(" + HUGE + ");", EITHER),
                new Attack("splice", "Array.prototype.splice.call(" + HUGE + ", 1, 1);", EITHER),
                new Attack("toReversed", "Array.prototype.toReversed.call({ length: 4294967290 });", EITHER),
                new Attack("sparse indexOf", SPARSE + ".indexOf(1);", EITHER),
                new Attack("sparse includes", SPARSE + ".includes(1);", EITHER),
                new Attack("sparse forEach", SPARSE + ".forEach(() => 0);", EITHER),
                new Attack("sparse join", SPARSE + ".join('');", EITHER),
                new Attack("sparse sort", "const a = " + SPARSE + "; a[5] = 1; a[4294967290] = 2; a.sort();", EITHER),
                new Attack("sparse slice", SPARSE + ".slice(1).length;", EITHER),
                new Attack("sparse concat", SPARSE + ".concat([1]).length;", EITHER),
                new Attack("sparse splice", SPARSE + ".splice(1, 4294967000).length;", EITHER),
                new Attack("sparse shift", SPARSE + ".shift();", EITHER),
                new Attack("sparse unshift", "const a = []; a.length = 4294967290; a.unshift(1);", EITHER),
                new Attack("sparse toSorted", SPARSE + ".toSorted();", EITHER),
                new Attack("sparse flat", SPARSE + ".flat();", EITHER),
                new Attack("flat of a cycle", "const a = []; a.push(a); a.flat(Infinity);", EITHER),
                new Attack("JSON with a sparse replacer", "JSON.stringify({}, " + SPARSE + ");", EITHER),
                new Attack("poisoned holes", "Array.prototype[5] = 1; " + SPARSE + ".forEach(() => 0);", EITHER),
                new Attack("sparse JSON", "JSON.stringify(" + SPARSE + ");", EITHER),
                new Attack("sparse spread", "[..." + SPARSE + "];", EITHER),
                new Attack("sparse Set", "new Set(" + SPARSE + ");", EITHER),
                new Attack("sparse Promise.all", "Promise.all(" + SPARSE + ");", EITHER),
                new Attack("sparse typed array", "new Uint8Array(" + SPARSE + ");", EITHER),
                new Attack("sparse typed array set", "new Uint8Array(9).set({ length: 2 ** 40 });", EITHER),
                new Attack("sparse keys", "Object.keys(" + SPARSE + ").length;", EITHER),
                new Attack("sparse String", "String(" + SPARSE + ").length;", EITHER),
                new Attack(
                        "length over an accessor",
                        "const a = [1]; Object.defineProperty(a, 0, { get: Object });" + SHRINK,
                        EITHER),
                new Attack(
                        "length over a fixed element",
                        "const a = []; Reflect.defineProperty(a, 0, { value: 1 });" + SHRINK,
                        EITHER),
                new Attack("length over a getter", "const a = []; a.__defineGetter__(0, Object);" + SHRINK, EITHER),
                new Attack(
                        "length over properties",
                        "const a = []; Object.defineProperties(a, { 0: { get: Object } });" + SHRINK,
                        EITHER),
                new Attack("length over a seal", "const a = [1]; Object.seal(new Proxy(a, {}));" + SHRINK, EITHER),
                new Attack("string search", "'a'.repeat(4e6).indexOf('a'.repeat(2e6) + 'b');", EITHER),
                new Attack("last string search", "'a'.repeat(4e6).lastIndexOf('b' + 'a'.repeat(2e6));", EITHER),
                new Attack("replaceAll", "'a'.repeat(4e6).replaceAll('a', '');", EITHER),
                new Attack("normalize", "'\u0344'.repeat(4e6).normalize('NFD');", EITHER),
                new Attack("marks to put in order", "'\\u0301\\u0316'.repeat(2e6).normalize('NFD');", EITHER),
                new Attack(
                        "marks to compare",
                        "const a = '\\u0301\\u0316'.repeat(1e6); a.localeCompare(a + 'b');",
                        EITHER),
                new Attack("sigmas", "'\\u03a3'.repeat(4e6).toLowerCase();", EITHER),
                new Attack("words of sigmas", "'a\\u03a3\\u0301'.repeat(1e6).toLocaleLowerCase('el');", EITHER),
                new Attack("localeCompare", "const a = 'a\u0301'.repeat(2e6); a.localeCompare(a + 'b');", EITHER),
                new Attack("toFixed", "for (;;) (123.456).toFixed(100);", EITHER));
    }
}
