package io.minihost.server.payments.door;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.platform.PlatformKey;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCall;
import io.minihost.server.payments.wire.PayCrypto;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import io.minihost.server.payments.wire.PayTimes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The certificates that merchants' servers check the host's signatures with. */
@Component
class CertificateCalls implements PayCall.Group {

    private static final String ASSOCIATED = "certificate";
    private static final int NONCE_BYTES = 6;

    private final PlatformKeys keys;
    private final Merchants merchants;

    CertificateCalls(PlatformKeys keys, Merchants merchants) {
        this.keys = keys;
        this.merchants = merchants;
    }

    @Override
    public List<PayCall> calls() {
        return List.of(new PayCall("GET", "/v3/certificates", this::list));
    }

    private PayAnswer list(PayRequest request) {
        var algorithm = request.parameter("algorithm_type").orElse("RSA");
        if (!algorithm.equals("RSA") && !algorithm.equals("ALL")) {
            throw PayRefusal.ofField("algorithm_type", "query", "is not RSA");
        }
        var apiV3Key = merchants.apiV3Key(request.merchant());
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        var data = answer.putArray("data");
        keys.toldTo(request.merchant()).forEach(key -> data.add(shown(key, apiV3Key)));
        return PayAnswer.json(answer);
    }

    private static ObjectNode shown(PlatformKey key, String apiV3Key) {
        var nonce = RandomText.hex(NONCE_BYTES);
        var text = key.certificatePem().getBytes(StandardCharsets.US_ASCII);
        ObjectNode shown = JsonMapper.shared().createObjectNode();
        shown.put("serial_no", key.serial())
                .put("effective_time", PayTimes.write(key.createdAt()))
                .put("expire_time", PayTimes.write(key.expiresAt()))
                .putObject("encrypt_certificate")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", ASSOCIATED)
                .put("ciphertext", PayCrypto.encrypt(apiV3Key, nonce, ASSOCIATED, text));
        return shown;
    }
}
