package io.minihost.compiler.wxml;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import io.minihost.compiler.wasm.TemplateCompilerModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module with its memory, and the calling convention that wasm-bindgen gives its exports. */
final class WasmInstance {

    private final ForeignObjects objects = new ForeignObjects();
    private final Instance instance = Instance.builder(TemplateCompilerModule.load())
            .withMachineFactory(TemplateCompilerModule::create)
            .withImportValues(objects.imports())
            .build();

    /** A text in the module's memory; the callee frees it. */
    record Passed(int address, int length) {}

    long call(String export, long... arguments) {
        try {
            var results = instance.export(export).apply(arguments);
            return results == null || results.length == 0 ? 0 : results[0];
        } catch (ChicoryException | StackOverflowError | IndexOutOfBoundsException e) {
            throw new TemplateCompilerFailure("the template compiler failed: " + e.getMessage(), e);
        }
    }

    Passed pass(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var address = (int) call("__wbindgen_malloc", bytes.length, 1);
        instance.memory().write(address, bytes);
        return new Passed(address, bytes.length);
    }

    @Nullable
    Object take(int index) {
        return objects.take(index);
    }

    /** Calls an export that returns a text or throws. */
    String text(String export, int group, String... arguments) {
        return withResult(export, group, arguments, 4, results -> {
            if (results[3] != 0) {
                throw new TemplateCompilerFailure(export + ": " + take(results[2]));
            }
            var text = instance.memory().readString(results[0], results[1]);
            call("__wbindgen_free", results[0], results[1], 1);
            return text;
        });
    }

    /** Calls an export that returns a text. */
    String read(String export, int group) {
        return withResult(export, group, new String[0], 2, results -> {
            var text = instance.memory().readString(results[0], results[1]);
            call("__wbindgen_free", results[0], results[1], 1);
            return text;
        });
    }

    /** Calls an export that returns an array of texts or throws. */
    List<String> texts(String export, int group, String... arguments) {
        return withResult(export, group, arguments, 3, results -> {
            if (results[2] != 0) {
                throw new TemplateCompilerFailure(export + ": " + take(results[1]));
            }
            return take(results[0]) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        });
    }

    /** Calls an export that returns nothing or throws. */
    void run(String export, int group, String... arguments) {
        withResult(export, group, arguments, 2, results -> {
            if (results[1] != 0) {
                throw new TemplateCompilerFailure(export + ": " + take(results[0]));
            }
            return "";
        });
    }

    private interface Reader<T> {
        T read(int[] results);
    }

    private <T> T withResult(String export, int group, String[] arguments, int words, Reader<T> reader) {
        var result = (int) call("__wbindgen_add_to_stack_pointer", -16);
        try {
            var all = new long[2 + 2 * arguments.length];
            all[0] = result;
            all[1] = group;
            for (int i = 0; i < arguments.length; i++) {
                var passed = pass(arguments[i]);
                all[2 + 2 * i] = passed.address();
                all[3 + 2 * i] = passed.length();
            }
            call(export, all);
            var results = new int[words];
            for (int i = 0; i < words; i++) {
                results[i] = instance.memory().readInt(result + 4 * i);
            }
            return reader.read(results);
        } finally {
            call("__wbindgen_add_to_stack_pointer", 16);
        }
    }
}
