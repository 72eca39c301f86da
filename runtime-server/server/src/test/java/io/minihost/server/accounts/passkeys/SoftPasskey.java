package io.minihost.server.accounts.passkeys;

import io.minihost.server.common.crypto.Sha256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A device with one key on the curve P-256, which may be told to lie. */
public final class SoftPasskey {

    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int ATTESTED = 64;

    private final byte[] id = new byte[32];
    private final KeyPair keys;
    private final String origin;
    private String user = "";
    private String rpId = "";
    int counter = 1;
    boolean verifiesItsOwner = true;
    String pretendedOrigin;
    String pretendedHost;

    public SoftPasskey(String origin) {
        this.origin = origin;
        this.pretendedOrigin = origin;
        this.pretendedHost = "";
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String origin() {
        return origin;
    }

    /** Makes the key that some options ask for. */
    public Map<String, Object> make(JsonNode options) {
        user = options.get("userId").stringValue();
        rpId = options.get("rpId").stringValue();
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        bytes(attestation, authenticatorData(true));
        var made = new LinkedHashMap<String, Object>();
        made.put("id", base64(id));
        made.put("clientData", base64(clientData("webauthn.create", options)));
        made.put("attestation", base64(attestation.toByteArray()));
        made.put("transports", List.of("internal", "something-new"));
        return made;
    }

    /** Signs what some options ask for, once more than before. */
    public Map<String, Object> signNext(JsonNode options) {
        counter++;
        return sign(options);
    }

    /** Signs what some options ask for. */
    public Map<String, Object> sign(JsonNode options) {
        var clientData = clientData("webauthn.get", options);
        var data = authenticatorData(false);
        var signed = new LinkedHashMap<String, Object>();
        signed.put("id", base64(id));
        signed.put("clientData", base64(clientData));
        signed.put("authenticatorData", base64(data));
        signed.put("signature", base64(signature(data, Sha256.of(clientData))));
        signed.put("user", user);
        return signed;
    }

    private byte[] signature(byte[] data, byte[] hash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] clientData(String type, JsonNode options) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.get("challenge").stringValue(), pretendedOrigin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(boolean isNew) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(Sha256.of(pretendedHost.isEmpty() ? rpId : pretendedHost));
        data.write(PRESENT | (verifiesItsOwner ? VERIFIED : 0) | (isNew ? ATTESTED : 0));
        data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
        if (isNew) {
            data.writeBytes(new byte[16]);
            data.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array());
            data.writeBytes(id);
            data.writeBytes(publicKey());
        }
        return data.toByteArray();
    }

    /** As COSE writes it. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        bytes(key, coordinate(point.getAffineX()));
        key.write(0x22);
        bytes(key, coordinate(point.getAffineY()));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var all = new byte[32];
        var bytes = number.toByteArray();
        int length = Math.min(bytes.length, all.length);
        System.arraycopy(bytes, bytes.length - length, all, all.length - length, length);
        return all;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 + text.length());
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        if (bytes.length < 256) {
            out.write(0x58);
            out.write(bytes.length);
        } else {
            out.write(0x59);
            out.write(bytes.length >> 8);
            out.write(bytes.length);
        }
        out.writeBytes(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
