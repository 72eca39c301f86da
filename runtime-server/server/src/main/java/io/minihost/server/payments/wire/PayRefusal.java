package io.minihost.server.payments.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A call is refused; the merchant's server is told the code, the words, and where known which field it is about. */
public final class PayRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PayError code;
    private final transient @Nullable ObjectNode detail;

    public PayRefusal(PayError code, String words, @Nullable ObjectNode detail) {
        super(words, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    public static PayRefusal of(PayError code, String words) {
        return new PayRefusal(code, words, null);
    }

    /**
     * A field that holds what it cannot.
     *
     * @param field JSON pointer, or the name of a parameter
     * @param location {@code body}, {@code query} or {@code url}
     */
    public static PayRefusal ofField(String field, String location, String issue) {
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        detail.put("field", field).put("location", location).put("issue", issue);
        detail.putObject("detail").put("issue", issue);
        return new PayRefusal(PayError.PARAM_ERROR, "invalid %s: %s".formatted(field, issue), detail);
    }

    public PayError code() {
        return code;
    }

    public ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("code", code.name()).put("message", String.valueOf(getMessage()));
        if (detail != null) {
            json.set("detail", detail);
        }
        return json;
    }
}
