package io.minihost.compiler.wxml;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the module sees as JavaScript objects: it creates strings, numbers, arrays and plain objects through its imports
 * and names them by index, exactly as wasm-bindgen lays it out (indexes below 132 are fixed values).
 */
final class ForeignObjects {

    private static final String MODULE = "__wbindgen_placeholder__";
    private static final int UNDEFINED = 128;
    private static final int NULL = 129;
    private static final int TRUE = 130;
    private static final int FALSE = 131;
    private static final int FIRST_FREE = 132;

    private final ArrayList<@Nullable Object> table = new ArrayList<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();

    @Nullable
    Object take(int index) {
        if (index < FIRST_FREE) {
            return fixed(index);
        }
        var value = table.get(index - FIRST_FREE);
        drop(index);
        return value;
    }

    private void drop(int index) {
        if (index >= FIRST_FREE) {
            table.set(index - FIRST_FREE, null);
            free.push(index);
        }
    }

    ImportValues imports() {
        var imports = ImportValues.builder();
        imports.addFunction(
                function("__wbindgen_error_new", 2, true, (i, a) -> add(text(i, a))),
                function("__wbindgen_string_new", 2, true, (i, a) -> add(text(i, a))),
                function("__wbg_new_16b304a2cfa7ff4a", 0, true, (i, a) -> add(new ArrayList<@Nullable Object>())),
                function("__wbg_new_72fb9a18b5ae2624", 0, true, (i, a) -> add(new HashMap<String, @Nullable Object>())),
                function("__wbindgen_object_clone_ref", 1, true, (i, a) -> add(get((int) a[0]))),
                function("__wbindgen_object_drop_ref", 1, false, (i, a) -> {
                    drop((int) a[0]);
                    return none();
                }),
                function("__wbg_set_f975102236d3c502", 3, false, this::setField),
                function("__wbg_set_d4638f722068f043", 3, false, this::setElement),
                function("__wbindgen_debug_string", 2, false, (i, a) -> {
                    throw new TemplateCompilerFailure("asked for a debug string");
                }),
                function("__wbindgen_throw", 2, false, (i, a) -> {
                    throw new TemplateCompilerFailure(text(i, a));
                }),
                new HostFunction(
                        MODULE,
                        "__wbindgen_number_new",
                        FunctionType.of(List.of(ValType.F64), List.of(ValType.I32)),
                        (i, a) -> add(Double.longBitsToDouble(a[0]))));
        for (var name : List.of(
                "__wbg_debug_5fb96680aecf5dc8",
                "__wbg_error_8e3928cfb8a43e2b",
                "__wbg_info_530a29cb2e4e3304",
                "__wbg_log_5bb5f88f245d7762",
                "__wbg_warn_63bbae1730aead09")) {
            imports.addFunction(function(name, 1, false, (i, a) -> none()));
        }
        return imports.build();
    }

    private static HostFunction function(String name, int parameters, boolean returns, WasmFunctionHandle body) {
        return new HostFunction(
                MODULE,
                name,
                FunctionType.of(
                        java.util.Collections.nCopies(parameters, ValType.I32),
                        returns ? List.of(ValType.I32) : List.of()),
                body);
    }

    private static long[] none() {
        return new long[0];
    }

    private static String text(Instance instance, long[] arguments) {
        return instance.memory().readString((int) arguments[0], (int) arguments[1]);
    }

    private long[] setField(Instance instance, long[] a) {
        var key = String.valueOf(take((int) a[1]));
        var value = take((int) a[2]);
        if (get((int) a[0]) instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            var fields = (Map<String, @Nullable Object>) map;
            fields.put(key, value);
        }
        return none();
    }

    private long[] setElement(Instance instance, long[] a) {
        var value = take((int) a[2]);
        if (get((int) a[0]) instanceof List<?> list) {
            @SuppressWarnings("unchecked")
            var elements = (List<@Nullable Object>) list;
            while (elements.size() <= (int) a[1]) {
                elements.add(null);
            }
            elements.set((int) a[1], value);
        }
        return none();
    }

    private long[] add(@Nullable Object value) {
        var reused = free.poll();
        if (reused != null) {
            table.set(reused - FIRST_FREE, value);
            return new long[] {reused};
        }
        table.add(value);
        return new long[] {table.size() - 1 + FIRST_FREE};
    }

    private @Nullable Object get(int index) {
        return index < FIRST_FREE ? fixed(index) : table.get(index - FIRST_FREE);
    }

    private static @Nullable Object fixed(int index) {
        return switch (index) {
            case TRUE -> true;
            case FALSE -> false;
            case UNDEFINED, NULL -> null;
            default -> throw new TemplateCompilerFailure("no object " + index);
        };
    }
}
