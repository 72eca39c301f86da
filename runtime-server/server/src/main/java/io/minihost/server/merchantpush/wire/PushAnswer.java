package io.minihost.server.merchantpush.wire;

import io.minihost.server.common.AppId;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a program's server has answered to a message.
 *
 * @param kind whether it has taken it
 * @param account of its staff, to which it hands the conversation; empty for any of them
 */
public record PushAnswer(Kind kind, String account) {

    /** Whether a message was taken. */
    public enum Kind {
        TAKEN,
        /** and its staff is to go on with the conversation */
        TRANSFERRED,
        NOT_TAKEN
    }

    private static final PushAnswer TAKEN = new PushAnswer(Kind.TAKEN, "");
    private static final PushAnswer NOT_TAKEN = new PushAnswer(Kind.NOT_TAKEN, "");
    private static final String TRANSFER = "transfer_customer_service";

    /** Reads one. Encrypted ones count when their signature is right; nobody is told why one does not. */
    public static PushAnswer read(String text, PushKeys keys, AppId program) {
        var fields = fields(text.strip());
        return fields.containsKey("Encrypt")
                ? open(fields, keys, program).map(PushAnswer::plain).orElse(NOT_TAKEN)
                : plain(text);
    }

    private static PushAnswer plain(String text) {
        var answer = text.strip();
        if (answer.isEmpty() || answer.equals("success") || answer.equals("\"success\"")) {
            return TAKEN;
        }
        var fields = fields(answer);
        return TRANSFER.equals(fields.get("MsgType"))
                ? new PushAnswer(Kind.TRANSFERRED, fields.getOrDefault("KfAccount", ""))
                : NOT_TAKEN;
    }

    private static Optional<String> open(Map<String, String> sealed, PushKeys keys, AppId program) {
        var encrypted = sealed.getOrDefault("Encrypt", "");
        var isSigned = keys.isSignature(
                sealed.getOrDefault("MsgSignature", ""),
                sealed.getOrDefault("TimeStamp", ""),
                sealed.getOrDefault("Nonce", ""),
                encrypted);
        return isSigned ? keys.decrypt(encrypted, program.value()) : Optional.empty();
    }

    private static Map<String, String> fields(String text) {
        if (text.startsWith("<")) {
            return PushXml.read(text).orElse(Map.of());
        }
        try {
            return JsonMapper.shared().readTree(text) instanceof ObjectNode json ? PushRequests.texts(json) : Map.of();
        } catch (JacksonException e) {
            return Map.of();
        }
    }
}
