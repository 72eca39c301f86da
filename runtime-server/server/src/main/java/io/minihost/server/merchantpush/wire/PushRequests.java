package io.minihost.server.merchantpush.wire;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.UrlCheck;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent to a program's server. It has five seconds, no redirect is followed, and a short answer is read. */
public final class PushRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES_MAX = 16 * 1024;
    private static final int NONCE_BYTES = 8;

    private PushRequests() {}

    /** Asks whether the server knows the token: it answers {@code echo}. */
    public static OutboundRequest check(URI uri, PushKeys keys, Instant now, String echo) {
        var timestamp = String.valueOf(now.getEpochSecond());
        var nonce = RandomText.hex(NONCE_BYTES);
        var query = "signature=%s&timestamp=%s&nonce=%s&echostr=%s"
                .formatted(keys.sign(timestamp, nonce), timestamp, nonce, echo);
        return request("GET", with(uri, query), List.of(), null);
    }

    /** Brings a message. */
    public static OutboundRequest message(
            URI uri, PushKeys keys, PushMode mode, PushFormat format, Instant now, Letter letter) {
        var timestamp = String.valueOf(now.getEpochSecond());
        var nonce = RandomText.hex(NONCE_BYTES);
        var query = "signature=%s&timestamp=%s&nonce=%s&openid=%s"
                .formatted(
                        keys.sign(timestamp, nonce),
                        timestamp,
                        nonce,
                        URLEncoder.encode(letter.openid(), StandardCharsets.UTF_8));
        var body = letter.message();
        if (mode != PushMode.PLAIN) {
            var encrypted = keys.encrypt(
                    format.write(letter.message()), letter.program().value());
            query += "&encrypt_type=aes&msg_signature=" + keys.sign(timestamp, nonce, encrypted);
            body = mode == PushMode.SAFE
                    ? addressOnly(letter.message())
                    : letter.message().deepCopy();
            body.put("Encrypt", encrypted);
        }
        return request(
                "POST",
                with(uri, query),
                List.of(new OutboundHeader("Content-Type", format.contentType())),
                Content.of(format.write(body)));
    }

    /**
     * A message and for whom it is.
     *
     * @param openid of whom it is about
     */
    public record Letter(AppId program, String openid, ObjectNode message) {}

    private static ObjectNode addressOnly(ObjectNode message) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.set("ToUserName", message.get("ToUserName"));
        return body;
    }

    private static OutboundRequest request(
            String method, URI uri, List<OutboundHeader> headers, @Nullable Content body) {
        return new OutboundRequest(method, uri, headers, body, PATIENCE, ANSWER_BYTES_MAX, false, UrlCheck.NONE);
    }

    private static URI with(URI uri, String query) {
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + query);
    }

    /** What stands in the fields of an object. */
    static Map<String, String> texts(ObjectNode json) {
        return json.propertyStream()
                .filter(field -> field.getValue().isValueNode())
                .limit(50)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().asString()));
    }
}
