package io.minihost.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Builtins that are given something which is not what it seems, so that they would go round for ever. */
final class Disguises {

    /** Says that it is short, and is not. */
    private static final String SECOND_THOUGHTS =
            "{ get length() { return (this.n = (this.n || 0) + 1) > 1 ? 2 ** 53 - 1 : 1; } }";

    private static final String HUGE_PROXY =
            "new Proxy([], { get: (t, k) => k === 'length' ? 2 ** 53 - 1 : k === 'constructor' ? undefined : t[k] })";

    /** Matches for ever, and is no function of a program. */
    private static final String NEVER_DONE = "Object";

    private static final Set<String> LIMITS = Set.of("turnCpu", "turnAllocation", "liveHeap");

    private Disguises() {}

    static List<Attack> all() {
        return Stream.of(arrays(), patterns(), numbers()).flatMap(s -> s).toList();
    }

    private static Attack attack(String name, String code) {
        return new Attack(name, code, LIMITS);
    }

    private static Stream<Attack> arrays() {
        Stream<Attack> methods = Stream.of(
                        "slice(0, 2 ** 32 - 1)",
                        "indexOf(1)",
                        "lastIndexOf(1)",
                        "includes(1)",
                        "forEach(() => 0)",
                        "sort()",
                        "splice(0, 1)",
                        "shift()",
                        "unshift(1)",
                        "concat([])",
                        "flat()",
                        "flatMap(x => x)",
                        "copyWithin(1, 0)",
                        "fill(0)",
                        "reverse()",
                        "join('')",
                        "with(0, 1)",
                        "toSorted()",
                        "toSpliced(0, 1)",
                        "reduce(Math.max, 0)",
                        "findLast(isNaN)")
                .flatMap(call -> Stream.of(SECOND_THOUGHTS, HUGE_PROXY)
                        .map(self -> attack(
                                call + " of " + (self.equals(HUGE_PROXY) ? "a proxy" : "second thoughts"),
                                "Array.prototype."
                                        + call.replaceFirst("\\(", ".call(" + self + ", ")
                                                .replace(", )", ")"))));
        return Stream.concat(
                methods,
                Stream.of(
                        attack(
                                "slice of an array-like",
                                "Array.prototype.slice.call({ length: 2 ** 53 - 1 }, 0, 2 ** 32 - 1)"),
                        attack("flat of a proxy within", "[" + HUGE_PROXY + "].flat()"),
                        attack("concat of a proxy", "[].concat(" + HUGE_PROXY + ")"),
                        attack("replacer of JSON", "JSON.stringify({}, " + HUGE_PROXY + ")"),
                        attack(
                                "a proxy without a trace",
                                "Object.prototype.get = (t) => { globalThis.Bare = t }; Proxy.x; delete"
                                        + " Object.prototype.get; Array.prototype.indexOf.call(new (globalThis.Bare ||"
                                        + " Proxy)([], { get: (t, k) => k === 'length' ? 2 ** 53 - 1 : 0 }), 1)"),
                        attack("typed array", "new Uint8Array({ length: 2 ** 25 })"),
                        attack("typed array of a proxy", "new Float64Array(new Proxy({ length: 2 ** 25 }, {}))"),
                        attack("TypedArray.from", "Uint8Array.from({ length: 2 ** 25 })"),
                        attack("Array.from", "Array.from(" + SECOND_THOUGHTS + ")"),
                        attack(
                                "species",
                                "const a = [1]; a.constructor = { [Symbol.species]: function () { return new Proxy({},"
                                        + " {}) } }; a.length = 2 ** 32 - 1; a.slice(0)")));
    }

    private static Stream<Attack> patterns() {
        return Stream.of(
                attack(
                        "split by species",
                        "const r = /a/; r.constructor = { [Symbol.species]: function () { return { exec: () => null,"
                                + " set lastIndex(v) {}, get lastIndex() { return 0 } } } }; 'a'.repeat(4e6).split(r)"),
                attack(
                        "split without end",
                        "const r = /a/; r.constructor = { [Symbol.species]: function () { return { exec: " + NEVER_DONE
                                + ", set lastIndex(v) {}, get lastIndex() { return 0 } } } };"
                                + " 'a'.repeat(4e6).split(r)"),
                attack(
                        "split into many",
                        "const r = /a/; r.constructor = { [Symbol.species]: function () { return { exec: () => ({"
                                + " length: 2 ** 53 - 1 }), set lastIndex(v) {}, get lastIndex() { return 1 } } } };"
                                + " 'abc'.split(r)"),
                attack("match by exec", "const r = /a/g; r.exec = " + NEVER_DONE + "; 'aaa'.match(r)"),
                attack("replace by exec", "const r = /a/g; r.exec = " + NEVER_DONE + "; 'aaa'.replace(r, 'x')"),
                attack("match by everybody's exec", "RegExp.prototype.exec = " + NEVER_DONE + "; 'aaa'.match(/a/g)"),
                attack(
                        "match by flags",
                        "const r = /a/; Object.defineProperty(r, 'flags', { value: 'g' }); 'a'.match(r)"),
                attack(
                        "match by the flags of a class",
                        "class R extends RegExp { get flags() { return 'g' } } 'a'.match(new R('a'))"),
                attack(
                        "match by everybody's flags",
                        "Object.defineProperty(RegExp.prototype, 'flags', { value: 'g' }); 'a'.match(/a/)"),
                attack(
                        "matchAll by species",
                        "[...RegExp.prototype[Symbol.matchAll].call({ flags: 'g', constructor: { [Symbol.species]:"
                                + " function () { return { exec: " + NEVER_DONE + ", lastIndex: 0 } } } }, 'abc')]"),
                attack(
                        "groups without end",
                        "RegExp.prototype[Symbol.replace].call({ flags: '', exec: () => ({ length: 2 ** 53 - 1, index:"
                                + " 0, 0: 'a' }), lastIndex: 0 }, 'abc', () => 'x')"));
    }

    private static Stream<Attack> numbers() {
        return Stream.of(
                attack("numeral", "new Intl.NumberFormat('en').format('1'.repeat(4e6))"),
                attack(
                        "numeral of an object",
                        "new Intl.NumberFormat('en').format({ toString: () => '1'.repeat(4e6) })"),
                attack("exponent", "new Intl.NumberFormat('en').format('1e1000000000')"),
                attack(
                        "parts of a numeral",
                        "new Intl.NumberFormat('en', { style: 'percent' }).formatToParts('1'.repeat(2e6))"),
                attack(
                        "range of numerals",
                        "new Intl.NumberFormat('en').formatRange('1'.repeat(2e6), '2'.repeat(2e6))"),
                attack("plural of a numeral", "new Intl.PluralRules('en').select('1'.repeat(4e6))"));
    }
}
