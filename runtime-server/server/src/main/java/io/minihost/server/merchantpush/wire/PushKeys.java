package io.minihost.server.merchantpush.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a program's server and this host share for messages: a token that they are signed with, and a key that they are encrypted
 * with. Encrypted is AES-256 in CBC mode with 16 random bytes, the length, the message and the appId, filled up to 32 bytes.
 *
 * @param encodingAesKey 43 characters: 32 bytes in base64 without its last one
 */
public record PushKeys(String token, String encodingAesKey) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{43}");
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 32;
    private static final int RANDOM_BYTES = 16;
    private static final int IV_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** A fresh key, of letters and digits alone as the platform wants it. */
    public static String randomKey() {
        var bytes = new byte[KEY_BYTES];
        String text;
        do {
            RANDOM.nextBytes(bytes);
            text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        } while (!isKey(text));
        return text;
    }

    /** SHA-1 in hex digits over the token and some other texts, in their order among each other. */
    String sign(String... texts) {
        var parts = Arrays.copyOf(texts, texts.length + 1);
        parts[texts.length] = token;
        Arrays.sort(parts);
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text is the signature of some others; takes as long for every wrong one. */
    boolean isSignature(String signature, String... texts) {
        return MessageDigest.isEqual(
                sign(texts).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    String encrypt(String message, String appId) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var text = message.getBytes(StandardCharsets.UTF_8);
        var owner = appId.getBytes(StandardCharsets.UTF_8);
        var length = RANDOM_BYTES + Integer.BYTES + text.length + owner.length;
        var fill = BLOCK - length % BLOCK;
        var whole = ByteBuffer.allocate(length + fill)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(owner);
        while (whole.hasRemaining()) {
            whole.put((byte) fill);
        }
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, whole.array()));
    }

    /** What was encrypted for a program; empty for everything else, whatever is wrong with it. */
    Optional<String> decrypt(String encrypted, String appId) {
        try {
            var bytes = Base64.getDecoder().decode(encrypted);
            if (bytes.length == 0 || bytes.length % BLOCK != 0) {
                return Optional.empty();
            }
            return message(run(Cipher.DECRYPT_MODE, bytes), appId.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> message(byte[] whole, byte[] owner) {
        var fill = whole[whole.length - 1];
        var end = whole.length - fill;
        var start = RANDOM_BYTES + Integer.BYTES;
        if (fill < 1 || fill > BLOCK || end < start || !isFilled(whole, end, fill)) {
            return Optional.empty();
        }
        var length = ByteBuffer.wrap(whole).getInt(RANDOM_BYTES);
        var isWhole = length >= 0
                && length == end - start - owner.length
                && Arrays.equals(whole, end - owner.length, end, owner, 0, owner.length);
        return isWhole ? Optional.of(new String(whole, start, length, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static boolean isFilled(byte[] whole, int end, byte fill) {
        var difference = 0;
        for (var at = end; at < whole.length; at++) {
            difference |= whole[at] ^ fill;
        }
        return difference == 0;
    }

    private byte[] run(int mode, byte[] text) {
        try {
            var key = Base64.getDecoder().decode(encodingAesKey + "=");
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, IV_BYTES));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "keys for messages";
    }
}
