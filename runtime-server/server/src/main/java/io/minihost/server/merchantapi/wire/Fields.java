package io.minihost.server.merchantapi.wire;

import io.minihost.server.common.EnvVersion;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The fields of a JSON object, as loosely as clients write them: numbers and truths may be texts, and null is nothing. */
public record Fields(JsonNode json) {

    private static final int TEXT_MAX = 4096;

    /** Those of the body; {@code noJson} is answered where there is none. */
    public static Fields of(ApiRequest request, ErrCode noJson) {
        try {
            return new Fields(request.json());
        } catch (ApiRefusal refusal) {
            throw refusal.code() == ErrCode.INVALID_FORMAT ? new ApiRefusal(noJson) : refusal;
        }
    }

    private JsonNode value(String name) {
        var value = json.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    public boolean has(String name) {
        return !value(name).isMissingNode();
    }

    /** Empty when it is not there. */
    public String text(String name) {
        var value = value(name);
        if (value.isContainer()) {
            throw invalid(name);
        }
        var text = value.asString("");
        if (text.length() > TEXT_MAX || !Texts.isStorable(text)) {
            throw invalid(name);
        }
        return text;
    }

    public long number(String name, long otherwise) {
        var text = text(name).strip();
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid(name);
        }
    }

    public boolean isTrue(String name, boolean otherwise) {
        var text = text(name).strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? otherwise : !text.equals("false") && !text.equals("0");
    }

    /** Empty when it is not there. */
    public JsonNode object(String name) {
        var value = value(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw invalid(name);
        }
        return value;
    }

    /** The kind of version, the released one where nothing is said. */
    public EnvVersion env(ErrCode wrong) {
        return switch (text("env_version")) {
            case "", "release" -> EnvVersion.RELEASE;
            case "trial" -> EnvVersion.TRIAL;
            case "develop" -> EnvVersion.DEVELOP;
            default -> throw new ApiRefusal(wrong);
        };
    }

    private static ApiRefusal invalid(String name) {
        return new ApiRefusal(ErrCode.INVALID_ARGUMENT, "invalid " + name);
    }
}
