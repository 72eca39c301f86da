package io.minihost.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is put in the place of builtins answers as they do, for whoever does nothing absurd. */
final class HardeningTests {

    private static final GuestEngine ENGINE = new GuestEngine("const minihostGuest = {};");

    private static final String LIKE = "({ length: 3, 0: 'a', 2: 'c' })";
    private static final String PROXY = "new Proxy(['b', 'a', , 'c'], {})";

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static String answers(boolean hardened, List<String> expressions) {
        try (Context context = ENGINE.newContext()) {
            if (hardened) {
                ENGINE.harden(context);
            }
            StringBuilder all = new StringBuilder();
            for (String expression : expressions) {
                String answer = context.eval(
                                "js",
                                "(() => { try { const x = (() => { " + expression
                                        + " })(); return typeof x + ' ' + JSON.stringify(x) + ' ' + Array.isArray(x) } catch (e) { return e.name } })()")
                        .asString();
                all.append(expression).append(" => ").append(answer).append('\n');
            }
            return all.toString();
        }
    }

    private static void assertSame(List<String> expressions) {
        assertThat(answers(true, expressions)).isEqualTo(answers(false, expressions));
    }

    @Test
    void keepsWhatIsSaidInManyLanguages() {
        assertSame(List.of(
                "return new Intl.DisplayNames('de', {type: 'region'}).of('DE')",
                "return Intl.DisplayNames('de', {type: 'region'})",
                "return Intl.NumberFormat('de').format(1234.5)",
                "return new Intl.NumberFormat('de').resolvedOptions().locale",
                "return Intl.NumberFormat.supportedLocalesOf(['de', 'xx'])",
                "return new Intl.NumberFormat() instanceof Intl.NumberFormat",
                "return new Intl.Collator().constructor === Intl.Collator",
                "return Object.prototype.toString.call(new Intl.PluralRules())",
                "return [Intl.DateTimeFormat.name, Intl.DateTimeFormat.length, typeof Intl.DateTimeFormat]",
                "class Mine extends Intl.NumberFormat { own() { return this.format(1) } }; const m = new Mine('de');"
                        + " return [m.own(), m instanceof Mine, m instanceof Intl.NumberFormat]",
                "return Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format').get.name",
                "return Intl.NumberFormat.prototype.format",
                "return [Intl.getCanonicalLocales.name, Intl.getCanonicalLocales('EN-us')]",
                "return new Intl.Locale('de-Latn-DE').maximize().toString()",
                "return [...new Intl.Segmenter('en').segment('ab')].length",
                "return ['z', 'ö'].sort(new Intl.Collator('de').compare)",
                "return [(1234.5).toLocaleString('de'), new Date(0).toLocaleDateString('de', {timeZone: 'UTC'})]",
                "return ['a'.localeCompare('b', 'de'), 'I'.toLocaleLowerCase('tr'), 'i'.toLocaleUpperCase('tr')]",
                "return [Date.prototype.toLocaleString.length, ''.normalize.name, 'e\u0301'.normalize()]",
                "return Object.keys(Intl)",
                "return Object.getOwnPropertyNames(Intl.DateTimeFormat.prototype).sort()"));
    }

    /** Everything that says something in a language, got while there was room, and called when there is none. */
    private static final String SPEAKERS = """
            (() => {
              const made = [new Intl.NumberFormat('th'), new Intl.DateTimeFormat('th'), new Intl.Collator('th'),
                new Intl.PluralRules('th'), new Intl.RelativeTimeFormat('th'), new Intl.ListFormat('th'),
                new Intl.DisplayNames('th', { type: 'region' }), new Intl.Segmenter('th', { granularity: 'word' }),
                new Intl.Locale('th')];
              const methods = [];
              for (const one of made) {
                const prototype = Object.getPrototypeOf(one);
                for (const name of Reflect.ownKeys(prototype)) {
                  if (name === 'constructor' || typeof name === 'symbol') continue;
                  const { value, get } = Object.getOwnPropertyDescriptor(prototype, name);
                  const kind = Object.prototype.toString.call(one) + ' ' + name;
                  methods.push([kind, value ?? get, one]);
                  if (get && typeof one[name] === 'function') methods.push([kind + ' bound', one[name]]);
                }
              }
              const segments = new Intl.Segmenter('th', { granularity: 'word' }).segment('\u0e01\u0e02');
              methods.push(['segments', segments.containing, segments]);
              const iterator = segments[Symbol.iterator]();
              methods.push(['segments next', iterator.next, iterator], ['segments all', segments[Symbol.iterator], segments]);
              for (const name of Reflect.ownKeys(Intl)) {
                if (typeof Intl[name] === 'function') methods.push([name, Intl[name]], ['new ' + name, (...v) => new Intl[name](...v)]);
              }
              for (const text of ['normalize', 'localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']) {
                methods.push([text, ''[text], 'a']);
              }
              for (const date of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
                methods.push([date, Date.prototype[date], new Date(0)]);
              }
              methods.push(['number', (0).toLocaleString, 0]);
              return () => methods.filter(([name, method, self]) => {
                try {
                  method.call(self, 'th');
                } catch (e) {
                  return !(e instanceof RangeError && e.message.includes('stack'));
                }
                return true;
              }).map(([name]) => name).filter((name) => !/^new (getCanonicalLocales|supportedValuesOf)$/.test(name)).join();
            })()""";

    @Test
    void saysNothingInAnyLanguageWithoutRoom() {
        AtomicBoolean room = new AtomicBoolean(true);
        try (Context context = ENGINE.newContext()) {
            ENGINE.harden(context, room::get);
            Value speak = context.eval("js", SPEAKERS);
            room.set(false);
            assertThat(speak.execute().asString()).isEmpty();
        }
    }

    @Test
    void keepsWhatArrayMethodsAnswer() {
        List<String> calls = List.of(
                "at(-1)",
                "concat([1], 2, {0: 1, length: 1, [Symbol.isConcatSpreadable]: true})",
                "copyWithin(0, 1)",
                "every(x => x)",
                "fill(7, 1)",
                "filter(x => x)",
                "find(x => x === 'c')",
                "findIndex(x => x === 'c')",
                "findLast(x => x)",
                "findLastIndex(x => x)",
                "flat()",
                "flatMap(x => [x, [x]])",
                "includes('c')",
                "includes(undefined)",
                "indexOf('c')",
                "join('-')",
                "lastIndexOf('a')",
                "lastIndexOf('a', 0)",
                "map((x, i, all) => x + i + typeof all)",
                "pop()",
                "push(1, 2)",
                "reduce((a, b) => a + b)",
                "reduce((a, b) => a + b, 'z')",
                "reduceRight((a, b) => a + b)",
                "reverse()",
                "shift()",
                "slice(1)",
                "some(x => x === 'c')",
                "sort()",
                "sort((a, b) => a < b ? 1 : -1)",
                "splice(1, 1, 'n', 'm')",
                "toReversed()",
                "toSorted()",
                "toSpliced(0, 1)",
                "toLocaleString()",
                "unshift(0)",
                "with(1, 'w')",
                "forEach(1)",
                "map()",
                "sort(1)",
                "entries().next()");
        assertSame(calls.stream()
                .flatMap(call -> List.of("['b', 'a', , 'c']", LIKE, PROXY, "'text'", "5", "null", "[]").stream()
                        .map(self -> "const self = " + self + "; const f = Array.prototype."
                                + call.replaceFirst("\\(.*", "")
                                + "; const answer = f.call(" + ("self, " + call.replaceFirst("^[^(]*\\(", "")) + ";"
                                + " return [answer === self || answer, self]"))
                .toList());
    }

    @Test
    void keepsWhatIsSpecialAboutArrays() {
        assertSame(List.of(
                "return [1, [2, [3, [4]]]].flat(Infinity)",
                "return [[1, , 2], 3].flat()",
                "class A extends Array {} return new A(1, 2, 3).map(x => x) instanceof A",
                "class A extends Array {} return new A([1], [2]).flat() instanceof A",
                "class A extends Array { static get [Symbol.species]() { return Array } } return new A(1, 2).flatMap(x => [x]) instanceof A",
                "const seen = []; [1, 2].forEach(function (x, i, all) { seen.push(this.k, x, i, all.length) }, { k: 9 }); return seen",
                "const like = { length: 1, 0: 5 }; let same; Array.prototype.forEach.call(like, (x, i, all) => { same = all === like }); return same",
                "return Array.prototype.fill.call({ length: 2 }, 3)",
                "const p = new Proxy([3, 1], {}); return p.sort() === p && p[0]",
                "const p = new Proxy([], {}); p.push(1, 2); p.unshift(0); p.splice(1, 1); return [p, p.length]",
                "return Array.from({ length: 2, 0: 'x' }, (v, i) => v + i)",
                "return Array.from('ab')",
                "return Array.from(new Set([1, 2]))",
                "return Array.from(null)",
                "return Array.from({})",
                "return Array.from.call(function () { this.x = 1 }, { length: 1, 0: 'a' })",
                "return [...Uint8Array.from({ length: 2, 1: 7 })]",
                "return [...Uint8Array.from([1, 2], x => x * 2)]",
                "const u = new Uint8Array(3); u.set({ length: 2, 0: 5 }, 1); return [...u]",
                "const u = new Uint8Array(3); u.set([1, 2]); return [...u]",
                "const u = new Uint8Array(3); u.set(new Uint8Array([9]), 2); return [...u]",
                "new Uint8Array(1).set([1, 2])",
                "return [...new Uint8Array({ length: 2, 1: 7 })]",
                "return new Float32Array(new ArrayBuffer(8), 4).length",
                "return [...new Int16Array(new Set([1, 2]))]",
                "return [...new Uint8Array(new Float64Array([1, 300]))]",
                "return new Uint8Array().length",
                "return new Uint8Array(null).length",
                "return Uint8Array(2)",
                "return new Uint8Array(-1)",
                "return new Uint16Array([1, 2]).map(x => x * 2) instanceof Uint16Array",
                "class U extends Uint8Array { } return [new U(2) instanceof U, new U([1]).slice(0) instanceof U, U.from([1]) instanceof U, U.BYTES_PER_ELEMENT]",
                "return [Uint8Array.name, Uint8Array.length, Float64Array.BYTES_PER_ELEMENT, new Uint8Array(1).constructor === Uint8Array, Object.getPrototypeOf(Uint8Array).name]",
                "return Object.prototype.toString.call(new Uint8Array(1)) + Uint8Array.of(1, 2).length + Object.keys(Uint8Array)",
                "return [...new Uint8Array([1, 2, 3]).subarray(1)].concat(Reflect.ownKeys(Uint8Array).length)",
                "return JSON.stringify({ a: 1, b: 2 }, ['a'])",
                "return JSON.stringify({ a: 1, b: 2 }, new Proxy(['b'], {}))",
                "return JSON.stringify({ a: 1 }, (k, v) => v, 1)",
                "return typeof Proxy + Proxy.length + Proxy.name + ('prototype' in Proxy && Proxy.prototype)",
                "return Proxy({}, {})",
                "return new Proxy(1, {})",
                "class P extends Proxy {}",
                "const { proxy, revoke } = Proxy.revocable([1], {}); revoke(); proxy[0]",
                "return Object.getOwnPropertyNames(Array.prototype).sort().map(k => k + typeof Array.prototype[k] + Array.prototype[k].length)",
                "return Array.prototype.concat.call(1, 2).length",
                "return [].concat({ length: 1, 0: 2 }).length",
                "return [1].concat([[2]], 'x')",
                "return [].concat(new Proxy([1, , 2], {}))",
                "'use strict'; Object.freeze([1]).fill(2)"));
    }

    @Test
    void keepsWhatDefinesElements() {
        List<String> descriptors = List.of(
                "{ get() { return 5 }, configurable: true }",
                "{ value: 7 }",
                "{ value: 7, writable: true, enumerable: true, configurable: true }",
                "{ get: 1 }",
                "{ get() {}, value: 1 }",
                "{}",
                "undefined");
        List<String> uses = List.of(
                "return [Object.defineProperty(a, K, D) === a, a, Object.getOwnPropertyDescriptor(a, K)]",
                "return [Reflect.defineProperty(a, K, D), a, Object.getOwnPropertyDescriptor(a, K)]",
                "return [Object.defineProperties(a, { [K]: D }) === a, a, Object.getOwnPropertyDescriptor(a, K)]");
        List<String> keys =
                List.of("0", "'1'", "2", "'length'", "'name'", "Symbol.iterator", "{ toString: () => '0' }", "-1");
        assertSame(uses.stream()
                .flatMap(use -> keys.stream()
                        .flatMap(key -> descriptors.stream()
                                .flatMap(d -> List.of("[1, 2]", "{}").stream()
                                        .map(self -> "const a = " + self + "; const K = " + key + "; const D = " + d
                                                + "; " + use))))
                .toList());
        assertSame(
                List.of(
                        "const a = [1]; a.__defineGetter__(0, () => 4); a.__defineSetter__(0, () => 4); return [a, a.length]",
                        "[].__defineGetter__(0, 1)",
                        "Object.defineProperties([], null)",
                        "Object.defineProperties([], { 0: 1 })",
                        "const a = [1, 2]; return [Object.freeze(a) === a, Object.isFrozen(a), Object.seal([1]), Object.freeze(5), Object.seal()]",
                        "const p = new Proxy([1], {}); p[1] = 2; p.push(3); return [p, Object.isFrozen(Object.freeze(new Proxy({}, {})))]",
                        "return [Object, Reflect].map(o => o.defineProperty.name + o.defineProperty.length + ('prototype' in o.defineProperty))"));
    }

    @Test
    void keepsWhatPatternsAnswer() {
        List<String> patterns = List.of(
                "/a/",
                "/a/g",
                "/(?<x>a)(b)?/g",
                "/(?:)/g",
                "/(?:)/gu",
                "/b*/g",
                "/a/y",
                "/./gu",
                "/(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)/",
                "/z/");
        List<String> shapes = List.of(
                "%s",
                "Object.assign(%s, { own: 1 })",
                "new (class extends RegExp {})(%s)",
                "Object.assign(%s, { exec(s) { return RegExp.prototype.exec.call(this, s) } })");
        List<String> uses = List.of(
                "T.match(R)",
                "[...T.matchAll(R)].map(m => [m[0], m.index])",
                "T.replace(R, '[$&$1$2$`$$$x]')",
                "T.replace(R, '$<x>$01$10$11$')",
                "T.replace(R, (...all) => all.length + typeof all[all.length - 1])",
                "T.replaceAll(R, '-')",
                "T.split(R)",
                "T.split(R, 2)",
                "''.split(R)",
                "T.search(R)",
                "R.test(T)",
                "RegExp.prototype[Symbol.match].call(R, 5)");
        assertSame(uses.stream()
                .flatMap(use -> shapes.stream()
                        .flatMap(shape -> patterns.stream()
                                .map(pattern -> "const T = 'abcaab\\u{1f600}x1234567890'; const R = "
                                        + shape.formatted(pattern) + "; return [" + use + ", R.lastIndex]")))
                .toList());
        assertSame(
                List.of(
                        "return RegExp.prototype[Symbol.replace].call({ flags: '', exec: () => null }, 'a', 'b')",
                        "let n = 0; return RegExp.prototype[Symbol.match].call({ flags: 'g', exec: () => n++ < 2 ? { 0: 'q' } : null }, 'abc')",
                        "return RegExp.prototype[Symbol.split].call(5, 'a')",
                        "return RegExp.prototype[Symbol.match].call({ flags: 'g', exec: () => 5 }, 'abc')",
                        "return RegExp.prototype[Symbol.replace].name + RegExp.prototype[Symbol.replace].length + RegExp.prototype[Symbol.split].length"));
    }

    @Test
    void keepsWhatNumeralsAnswer() {
        assertSame(List.of(
                "return new Intl.NumberFormat('de').format('1234567.891')",
                "return new Intl.NumberFormat('en').format('123456789012345678901234567890')",
                "return new Intl.NumberFormat('en').format({ valueOf: () => 5 })",
                "return new Intl.NumberFormat('en').format()",
                "return new Intl.NumberFormat('en').format(null)",
                "return new Intl.NumberFormat('en').format('1e21')",
                "return new Intl.NumberFormat('en').formatToParts('1,2').length",
                "return new Intl.NumberFormat('en').formatRange(1, 2)",
                "const f = new Intl.NumberFormat('en'); return f.format === f.format && f.format.name === '' && [1.5, 2].map(f.format)",
                "return new Intl.PluralRules('en').select('1')",
                "return new Intl.NumberFormat('en').format('')",
                "return new Intl.NumberFormat('en').format(Symbol())"));
    }

    @Test
    void keepsWhatTextsAnswer() {
        String many = "const greek = 'ὈΔΥΣΣΕΎΣ ΣΣ aΣ\\u0301. ΣαΣ\\u00adΣ, Σ'.repeat(20);";
        assertSame(
                List.of(
                        many + "return greek.toLowerCase()",
                        many + "return greek.toLocaleLowerCase('tr') + greek.toLocaleLowerCase()",
                        "return 'İIÀ'.toLowerCase() + 'İI'.toLocaleLowerCase('tr') + 'ÌÍ'.toLocaleLowerCase('lt')",
                        "return 'x'.toLocaleLowerCase('not a locale')",
                        "return String.prototype.toLowerCase.call(5) + String.prototype.toLowerCase.call({ toString: () => 'A' })",
                        "String.prototype.toLowerCase.call(null)",
                        "String.prototype.normalize.call(undefined)",
                        "return ['a\\u0301', '\\ufb01', '각'].map(t => [t.normalize(), t.normalize('NFD'), t.normalize('NFKC')])",
                        "'a'.normalize('nfc')",
                        "return ('a' + '\\u0301'.repeat(400)).repeat(9).normalize().length",
                        "return '\\u{1d165}\\u{1d16d}'.repeat(100).normalize('NFC').length + '\\u{1f600}'.repeat(3000).normalize().length",
                        "return ['ä', 'a', 'z', 'Z'].sort((x, y) => x.localeCompare(y, 'de', { caseFirst: 'upper' }))",
                        "return 'a'.localeCompare() + 'b'.localeCompare('a') + String.prototype.localeCompare.call(1, 2)",
                        "String.prototype.localeCompare.call(null, 'a')",
                        "const c = new Intl.Collator('sv'); return c.compare === c.compare && c.compare.name === '' && ['ö', 'z', 'a'].sort(c.compare)",
                        "return ['normalize', 'localeCompare', 'toLowerCase', 'toLocaleLowerCase'].map(n => [String.prototype[n].name, String.prototype[n].length, 'prototype' in String.prototype[n]])"));
    }

    @Test
    void refusesWhatNoWritingHas() {
        List<String> marks = List.of("'\\u0301\\u0316'", "'\\uff9e'", "'\\u{1d165}\\u{1d16d}'");
        List<String> uses = List.of(
                "M.normalize('NFKD')",
                "'x'.localeCompare('abc' + M)",
                "M.localeCompare('x')",
                "new Intl.Collator().compare(M + 'abc', 'x')");
        for (String mark : marks) {
            for (String use : uses) {
                String code = "const M = " + mark + ".repeat(1e5); return " + use;
                assertThat(answers(true, List.of(code))).endsWith("=> RangeError\n");
            }
        }
    }
}
