package io.minihost.server.payments.door;

import io.minihost.server.common.Timestamps;
import io.minihost.server.payments.merchants.MerchantKeys;
import io.minihost.server.payments.wire.PayCrypto;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether a call was signed by the merchant that it names, lately, and comes for the first time. */
@Component
class Signatures {

    /** How far the clocks may be apart. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final int SHOWN = 200;

    private final MerchantKeys keys;
    private final JdbcClient jdbc;
    private final Clock clock;

    Signatures(MerchantKeys keys, JdbcClient jdbc, Clock clock) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void check(Incoming call, Authorization proof) {
        var seconds = clock.instant().getEpochSecond();
        if (proof.timestamp() < seconds - SKEW.toSeconds() || proof.timestamp() > seconds + SKEW.toSeconds()) {
            throw PayRefusal.of(
                    PayError.SIGN_ERROR,
                    "timestamp is more than %d minutes from %d, which it is here".formatted(SKEW.toMinutes(), seconds));
        }
        var key = keys.find(proof.mchid(), proof.serial())
                .orElseThrow(() ->
                        PayRefusal.of(PayError.SIGN_ERROR, "no such merchant, or none of its keys has this serial_no"));
        // clients that take the platform's own host off an address sign the whole of another's, which a bill's is
        if (!PayCrypto.isSigned(key, text(call, call.url(), proof), proof.signature())
                && !PayCrypto.isSigned(key, text(call, call.origin() + call.url(), proof), proof.signature())) {
            throw wrong(call, proof);
        }
        requireFirst(proof);
        keys.used(proof.serial());
    }

    private static byte[] text(Incoming call, String url, Authorization proof) {
        var text = new ByteArrayOutputStream();
        text.writeBytes("%s\n%s\n%d\n%s\n"
                .formatted(call.method(), url, proof.timestamp(), proof.nonce())
                .getBytes(StandardCharsets.UTF_8));
        text.writeBytes(call.bytes().bytes());
        text.write('\n');
        return text.toByteArray();
    }

    private void requireFirst(Authorization proof) {
        var isFirst = jdbc.sql("insert into pay_nonce (mchid, nonce, at) values (?, ?, ?) on conflict do nothing")
                        .params(proof.mchid().value(), proof.nonce(), Timestamps.of(clock.instant()))
                        .update()
                > 0;
        if (!isFirst) {
            throw PayRefusal.of(PayError.SIGN_ERROR, "nonce_str was used before");
        }
    }

    /** Tells what should have been signed, so that whoever builds a server sees which line differs. */
    private static PayRefusal wrong(Incoming call, Authorization proof) {
        var text = new String(text(call, call.url(), proof), StandardCharsets.UTF_8);
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        detail.put("field", "signature").put("location", "authorization").put("issue", "sign not match");
        detail.putObject("detail").put("issue", "sign not match");
        detail.putObject("sign_information")
                .put("method", call.method())
                .put("url", call.url())
                .put("truncated_sign_message", text.length() > SHOWN ? text.substring(0, SHOWN) : text)
                .put("sign_message_length", text.length());
        return new PayRefusal(PayError.SIGN_ERROR, "the signature does not fit the call", detail);
    }
}
