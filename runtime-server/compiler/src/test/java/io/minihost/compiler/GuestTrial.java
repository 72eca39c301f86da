package io.minihost.compiler;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** Evaluates everything that was generated in a plain context, as a guest would. */
final class GuestTrial {

    private GuestTrial() {}

    /** Tells {@code ok} or the first thing that does not evaluate. */
    static String run(CompiledBundle compiled) {
        try (Context context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            context.eval("js", "globalThis.console = { error: (text) => { throw new Error(text) }, log() {} }");
            Value groups = context.eval(
                    Source.newBuilder("js", compiled.templates(), "#templates").buildLiteral());
            for (String path : groups.getMemberKeys()) {
                if (!groups.getMember(path).canExecute()) {
                    return "template " + path + " is not a function";
                }
            }
            for (var module : compiled.modules().entrySet()) {
                if (!context.eval(Source.newBuilder("js", module.getValue(), module.getKey())
                                .buildLiteral())
                        .canExecute()) {
                    return "module " + module.getKey() + " is not a function";
                }
            }
            return "ok";
        } catch (PolyglotException e) {
            return "FAILS: " + e.getMessage();
        }
    }
}
