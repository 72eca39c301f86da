package io.minihost.compiler.wxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles templates one by one. Not for more than one thread at a time. */
public final class TemplateCompiler {

    private @Nullable WasmInstance instance;

    /**
     * Compiles one template.
     *
     * @param path without extension; what the template's relative paths start from
     * @param rewriteScript what becomes of the source of an inline {@code <wxs>}, by module name
     * @throws TemplateCompilerFailure when the compiler breaks down over the text
     */
    public GeneratedTemplate compile(String path, String text, InlineScripts rewriteScript) {
        var wasm = instance();
        try {
            var group = (int) wasm.call("tmplgroup_new");
            var compiled = compile(wasm, group, path, text, rewriteScript);
            wasm.call("__wbg_tmplgroup_free", group);
            return compiled;
        } catch (TemplateCompilerFailure e) {
            // Its memory may be in any state now.
            instance = null;
            throw e;
        }
    }

    /** JavaScript that declares the names which the code of all templates uses. */
    public String runtime() {
        var wasm = instance();
        var group = (int) wasm.call("tmplgroup_new");
        var runtime = wasm.read("tmplgroup_getRuntimeString", group);
        wasm.call("__wbg_tmplgroup_free", group);
        return runtime;
    }

    private static GeneratedTemplate compile(
            WasmInstance wasm, int group, String path, String text, InlineScripts rewriteScript) {
        var name = wasm.pass(path);
        var source = wasm.pass(text);
        var remarks = wasm.take((int) wasm.call(
                "tmplgroup_addTmpl", group, name.address(), name.length(), source.address(), source.length()));
        for (var module : wasm.texts("tmplgroup_getInlineScriptModuleNames", group, path)) {
            var script = wasm.text("tmplgroup_getInlineScript", group, path, module);
            wasm.run("tmplgroup_setInlineScript", group, path, module, rewriteScript.rewrite(module, script));
        }
        return new GeneratedTemplate(
                wasm.text("tmplgroup_getTmplGenObject", group, path),
                wasm.texts("tmplgroup_getDirectDependencies", group, path),
                wasm.texts("tmplgroup_getScriptDependencies", group, path),
                problems(remarks));
    }

    private static List<TemplateProblem> problems(@Nullable Object remarks) {
        var problems = new ArrayList<TemplateProblem>();
        if (remarks instanceof List<?> list) {
            for (var remark : list) {
                if (remark instanceof Map<?, ?> fields) {
                    problems.add(new TemplateProblem(
                            String.valueOf(fields.get("level")),
                            number(fields.get("code")),
                            String.valueOf(fields.get("message")),
                            number(fields.get("startLine")) + 1,
                            number(fields.get("startColumn")) + 1));
                }
            }
        }
        return problems;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Double number ? number.intValue() : 0;
    }

    private WasmInstance instance() {
        var current = instance;
        if (current == null) {
            current = new WasmInstance();
            instance = current;
        }
        return current;
    }

    /** Takes part in the compilation of each inline script. */
    @FunctionalInterface
    public interface InlineScripts {

        /** Returns what is put in place of the script. */
        String rewrite(String module, String source);
    }
}
