package io.minihost.server.uploadtool.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the upload tool signs: a small JSON text itself, padded as PKCS #1 v1.5 says, and no hash of it.
 *
 * @param program which program it is about
 * @param challenge what this host has told it to sign
 */
record SignedText(String program, String challenge) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BASE64_MAX = 1024;

    /** What a key has signed; empty when it was another key, or nothing of the kind. */
    static Optional<SignedText> open(RSAPublicKey key, String signature) {
        if (signature.length() > BASE64_MAX) {
            return Optional.empty();
        }
        try {
            var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            var json = JSON.readTree(
                    new String(cipher.doFinal(Base64.getDecoder().decode(signature)), StandardCharsets.UTF_8));
            return Optional.of(new SignedText(
                    json.path("appid").asString(""), json.path("rand_str").asString("")));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
