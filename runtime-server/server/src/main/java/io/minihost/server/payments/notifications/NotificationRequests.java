package io.minihost.server.payments.notifications;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.Neighbours;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.PlainHttp;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.wire.PayCrypto;
import io.minihost.server.payments.wire.PayTimes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent: encrypted and signed anew each time. It has five seconds, no redirect is followed, a short answer is read. */
@Component
class NotificationRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES_MAX = 16 * 1024;
    private static final int NONCE_BYTES = 6;
    private static final int SIGNED_NONCE_BYTES = 16;

    /** What the platform puts before signatures that are to be refused. */
    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    private final Merchants merchants;
    private final PlatformKeys keys;
    private final PlainHttp plain;
    private final Neighbours neighbours;

    NotificationRequests(Merchants merchants, PlatformKeys keys, PlainHttp plain, Neighbours neighbours) {
        this.merchants = merchants;
        this.keys = keys;
        this.plain = plain;
        this.neighbours = neighbours;
    }

    /**
     * A request.
     *
     * @param body as text
     * @param shown header fields and body, to be looked at
     */
    record Made(OutboundRequest request, String body, String shown) {}

    Made make(NotificationOutbox.Claimed one, URI uri, Instant now, DeliveryFaults.Fault fault) {
        var body = body(one);
        var timestamp = String.valueOf(now.getEpochSecond());
        var nonce = RandomText.hex(SIGNED_NONCE_BYTES);
        var named = signer(one, fault);
        var text = "%s\n%s\n%s\n".formatted(timestamp, nonce, body).getBytes(StandardCharsets.UTF_8);
        var headers = List.of(
                new OutboundHeader("Content-Type", "application/json"),
                new OutboundHeader("Accept", "*/*"),
                new OutboundHeader("Wechatpay-Timestamp", timestamp),
                new OutboundHeader("Wechatpay-Nonce", nonce),
                new OutboundHeader("Wechatpay-Serial", named.name()),
                new OutboundHeader(
                        "Wechatpay-Signature",
                        (fault == DeliveryFaults.Fault.PROBE ? PROBE : "")
                                + PayCrypto.sign(named.key().privateKey(), text)),
                new OutboundHeader("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"));
        var shown = headers.stream()
                        .map(header -> header.name() + ": " + header.value() + "\n")
                        .collect(Collectors.joining())
                + "\n" + body;
        var check = neighbours.besides(one.mchid().value(), plain);
        return new Made(
                new OutboundRequest("POST", uri, headers, Content.of(body), PATIENCE, ANSWER_BYTES_MAX, false, check),
                body,
                shown);
    }

    private PlatformKeys.Named signer(NotificationOutbox.Claimed one, DeliveryFaults.Fault fault) {
        if (fault == DeliveryFaults.Fault.OLD_CERTIFICATE) {
            var older = keys.rehearsal();
            return new PlatformKeys.Named(older.serial(), older);
        }
        return keys.named(one.platformName());
    }

    private String body(NotificationOutbox.Claimed one) {
        var nonce = RandomText.hex(NONCE_BYTES);
        var text = one.resource().getBytes(StandardCharsets.UTF_8);
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("id", one.notifyId())
                .put("create_time", PayTimes.write(one.createdAt()))
                .put("resource_type", "encrypt-resource")
                .put("event_type", one.type())
                .put("summary", one.summary())
                .putObject("resource")
                .put("original_type", one.originalType())
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", PayCrypto.encrypt(merchants.apiV3Key(one.mchid()), nonce, one.originalType(), text))
                .put("associated_data", one.originalType())
                .put("nonce", nonce);
        return body.toString();
    }
}
