package io.minihost.server.login;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.SessionContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What programs pass on to their servers, which trust it because it is signed and encrypted with the session key. */
@Component
public class SensitiveData {

    private static final int IV_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VisitKeys keys;
    private final Clock clock;

    SensitiveData(VisitKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Adds {@code encryptedData} and {@code iv} to an answer; empty texts when nobody has logged in.
     *
     * @param data what is encrypted, with a watermark that says for whom and when
     */
    public void encrypt(SessionContext session, ObjectNode data, ObjectNode answer) {
        add(keys.current(session), session.program().appId(), data, answer);
    }

    /**
     * The same, and {@code signature} of a text.
     *
     * @param raw as the program gets it
     */
    public void encryptAndSign(SessionContext session, ObjectNode data, String raw, ObjectNode answer) {
        var key = keys.current(session);
        answer.put("signature", key.map(known -> signature(raw, known)).orElse(""));
        add(key, session.program().appId(), data, answer);
    }

    private void add(Optional<String> key, AppId program, ObjectNode data, ObjectNode answer) {
        if (key.isEmpty()) {
            answer.put("encryptedData", "").put("iv", "");
            return;
        }
        data.putObject("watermark")
                .put("timestamp", clock.instant().getEpochSecond())
                .put("appid", program.value());
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        answer.put("encryptedData", base64(encrypted(data.toString(), key.get(), iv)))
                .put("iv", base64(iv));
    }

    /** Of the text with the key's base64 behind it, as the platform has it. */
    private static String signature(String raw, String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((raw + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }

    private static byte[] encrypted(String text, String key, byte[] iv) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            var secret = new SecretKeySpec(Base64.getDecoder().decode(key), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(iv));
            return cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
