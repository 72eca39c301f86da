package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways out of a sandbox that others have had, and floods. A guest finds no host behind any of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EscapeContract {

    abstract GuestHost host();

    /** Each says "out" when it got something it should not have. */
    static Stream<String> ways() {
        return Stream.of(
                "for (const n of ['Java', 'Polyglot', 'Graal', 'load', 'loadWithNewGlobal', 'process', 'require', 'quit', 'exit',"
                        + " 'print', 'printErr', 'read', 'Packages', 'java', 'javax', 'com', 'org', 'global', 'WebAssembly',"
                        + " 'SharedArrayBuffer', 'Atomics', 'BigInt', 'Worker', 'Debug', 'importScripts', 'fetch', 'minihostGuest'])"
                        + " if (n in globalThis) out(n);",
                "const g = this.constructor.constructor('return globalThis')(); if (g !== globalThis || g.Java || g.process) out();",
                "const g = rawDoor.constructor.constructor('return globalThis')(); if (g !== globalThis || g.Java) out();",
                "const f = (function () {}).constructor('return this')(); if (f !== globalThis) out();",
                "try { rawDoor('x', ''); } catch (e) { if (e.constructor.constructor !== Function || e.getClass) out(); }",
                "try { rawModule('x'); } catch (e) { if (!(e instanceof Error) || e.getClass || e.constructor !== Error) out(); }",
                "try { rawModule({ toString() { return 'x'; } }); } catch (e) { if (e.getClass || e.constructor.constructor !== Function) out(); }",
                "try { rawDoor(Symbol(), ''); } catch (e) { if (e.getClass || e.getStackTrace || e.constructor.constructor !== Function) out(); }",
                "try { rawDoor(); } catch (e) { if (e.getClass || e.constructor.constructor !== Function) out(); }",
                "try { rawModule(); } catch (e) { if (e.getClass || e.constructor.constructor !== Function) out(); }",
                "try { (function f() { f(); })(); } catch (e) { if (e.constructor.constructor('return globalThis')() !== globalThis) out(); }",
                "const deep = (n) => { try { return deep(n + 1); } catch (e) { try { rawDoor('now', ''); } catch (x) { if (x.getClass) out(); } return n; } }; deep(0);",
                "for (const v of [rawDoor('now', ''), rawDoor('log', '{}')]) if (typeof v !== 'string') out();",
                "if (Object.getPrototypeOf(rawDoor) !== Function.prototype) out();",
                "if (rawDoor.caller || (() => { try { return rawDoor.arguments } catch (e) {} })()) out();",
                "Error.prepareStackTrace = (e, frames) => { for (const f of frames) if (f.getThis && f.getThis() !== undefined && f.getThis() !== globalThis) out(); };"
                        + " new Error().stack;",
                "Error.prototype.constructor = new Proxy(Error, { construct(t, a) { out(); }, apply() { out(); } }); try { rawDoor('x', ''); } catch (e) {}",
                "globalThis.Error = function () { out(); }; try { rawDoor('x', ''); } catch (e) {}",
                "Function.prototype.call = Function.prototype.apply = function () { out(); }; rawDoor('now', ''); [1].forEach(() => 0);",
                "Object.defineProperty(Object.prototype, 'then', { get() { if (this.getClass) out(); } , configurable: true }); Promise.resolve({}); delete Object.prototype.then;",
                "const it = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = function* () { if (this.some && this.some((v) => v && v.getClass)) out(); yield* it.call(this); }; rawDoor('now', '');",
                "Reflect.apply = () => out(); Array.from([1]); [].splice(0);",
                "import('fs').then(() => out(), () => 0);",
                "import('http://127.0.0.1/').then(() => out(), () => 0);",
                "try { eval('import x from \"fs\"'); out(); } catch (e) {}",
                "try { new Function('import.meta')(); out(); } catch (e) {}",
                "if (typeof ShadowRealm !== 'undefined' || typeof $262 !== 'undefined' || typeof Realm !== 'undefined') out();",
                "for (const k of Reflect.ownKeys(rawDoor)) if (!['length', 'name'].includes(k)) out(String(k));",
                "new Proxy(rawDoor, { apply(t, self, args) { return t('now', ''); } })('fly', '');",
                "class X extends Function { constructor() { super('return this'); } } if (new X()() !== globalThis) out();",
                "const seen = new Set(); const walk = (o, d) => { if (d > 6 || o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o)) return; seen.add(o);"
                        + " if (typeof o.getClass === 'function' || typeof o.hashCode === 'function') out(String(o));"
                        + " for (const k of Reflect.ownKeys(o)) { let v; try { v = o[k]; } catch (e) { continue; } walk(v, d + 1); } walk(Object.getPrototypeOf(o), d + 1); };"
                        + " walk(globalThis, 0);");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void findsNoHost(String way) {
        Recorder heard = new Recorder();
        String code = "globalThis.out = (what) => { escaped.push(String(what)); }; globalThis.escaped = [];"
                + "const { push } = Array.prototype; escaped.push = push; on('look', () => say(escaped.length + ' ' + escaped[0]));";
        try (Guest guest = host().open(AttackContract.spec("escaping", code, GuestLimits.DEFAULT), heard)) {
            guest.send(LAUNCH);
            guest.send(Programs.run("(function () {" + way + "}).call(globalThis)"));
            guest.send(Programs.call("look", "0"));
            heard.turn();
            heard.turn();
            assertThat(heard.turn().outbox()).as("log %s", heard.log).isEqualTo("[\"0 undefined\"]");
        }
    }
}
