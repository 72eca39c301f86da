package io.minihost.server.sms;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs calls of the gateway as Standard Webhooks describes, so that it knows from whom they are. */
@Component
class SmsSecret {

    private static final String PREFIX = "whsec_";

    private final String text;
    private final AuditLog audit;

    SmsSecret(SmsSettings settings, MasterKey master, AuditLog audit) {
        this.audit = audit;
        text = settings.secret() == null
                ? PREFIX
                        + Base64.getEncoder()
                                .encodeToString(master.signer("sms-gateway").mac("secret"))
                : settings.secret();
    }

    /** As the gateway's operator enters it there. */
    @Transactional
    public String tell(Caller caller) {
        audit.record(caller.subject(), "sms.secret", "sms", Map.of());
        return text;
    }

    /** The value of {@code webhook-signature}. */
    String sign(String id, long seconds, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            var signed = id + "." + seconds + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        if (text.startsWith(PREFIX)) {
            try {
                return Base64.getDecoder().decode(text.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                // Somebody's own secret that only begins like one.
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
