package io.minihost.sandbox;

import io.minihost.compiler.CompiledBundle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Small programs for the test guest. */
public final class Programs {

    public static final String LAUNCH = "{\"t\":\"launch\"}";

    private Programs() {}

    /** A program whose one module is {@code app.js}. */
    public static CompiledBundle app(String code) {
        return of(Map.of("app.js", code));
    }

    static CompiledBundle of(Map<String, String> modules) {
        Map<String, String> compiled = modules.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> "(function (require, module, exports) {" + e.getValue() + "\n})"));
        return new CompiledBundle(hash(compiled.toString()), "{\"entry\":\"index\"}", compiled, "({})", Map.of());
    }

    /** A message that makes the test guest call the handler {@code name}. */
    static String call(String name, String jsonValue) {
        return "{\"t\":\"do\",\"name\":\"" + name + "\",\"value\":" + jsonValue + "}";
    }

    /** A message that makes the test guest evaluate {@code code}. */
    public static String run(String code) {
        return "{\"t\":\"run\",\"code\":" + LogLine.quote(code) + "}";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
