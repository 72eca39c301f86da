package io.minihost.server.payments.wire;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a JSON object, read as strictly as the platform does.
 *
 * @param pointer where the object stands in the body
 */
public record PayFields(ObjectNode json, String pointer) {

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
    }

    /** Refuses a field. */
    public PayRefusal refuse(String name, String issue) {
        return PayRefusal.ofField(pointer + "/" + name, "body", issue);
    }

    public String text(String name, int max) {
        return find(name, max).orElseThrow(() -> refuse(name, "is missing"));
    }

    /** Absent where it is missing or empty. */
    public Optional<String> find(String name, int max) {
        return value(name).map(value -> checked(name, value, max)).filter(text -> !text.isEmpty());
    }

    private String checked(String name, JsonNode value, int max) {
        if (!value.isString()) {
            throw refuse(name, "is no text");
        }
        var text = value.stringValue();
        if (text.codePointCount(0, text.length()) > max) {
            throw refuse(name, "is longer than %d".formatted(max));
        }
        if (text.codePoints().anyMatch(PayFields::isUnstorable)) {
            throw refuse(name, "holds what no text can");
        }
        return text;
    }

    private static boolean isUnstorable(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** A number of fen, at least one. */
    public long amount(String name) {
        var value = value(name).orElseThrow(() -> refuse(name, "is missing"));
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw refuse(name, "is no whole number above 0");
        }
        if (value.longValue() > AMOUNT_MAX) {
            throw refuse(name, "is larger than %d".formatted(AMOUNT_MAX));
        }
        return value.longValue();
    }

    /** A hundred million yuan. */
    private static final long AMOUNT_MAX = 10_000_000_000L;

    public PayFields object(String name) {
        return findObject(name).orElseThrow(() -> refuse(name, "is missing"));
    }

    public Optional<PayFields> findObject(String name) {
        return value(name).map(value -> {
            if (value instanceof ObjectNode object) {
                return new PayFields(object, pointer + "/" + name);
            }
            throw refuse(name, "is no object");
        });
    }

    /** {@code currency}, of which there is one. */
    public void requireYuan() {
        if (!find("currency", 16).orElse("CNY").equals("CNY")) {
            throw refuse("currency", "is not CNY");
        }
    }
}
