package io.minihost.server.hostapi;

import io.minihost.server.identity.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Under which address a session's files are reached. Whoever has the address may read them, so that it works on an origin
 * that gets no cookie; it opens no socket and no other session.
 */
@Component
public class FileAddress {

    /** What such addresses start with. */
    public static final String PREFIX = "/_f/";

    private static final int SIGNATURE_BYTES = 16;

    private final SecretKey key;

    FileAddress(MasterKey master) {
        key = master.derive("session-files");
    }

    /** Path below which the session's files lie, ending in a slash. */
    public String of(SessionId session) {
        return PREFIX + session.value() + "." + signature(session.value()) + "/";
    }

    /** Which session an address' segment after {@link #PREFIX} names; empty when this host did not write it. */
    public Optional<SessionId> session(String segment) {
        int dot = segment.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String id = segment.substring(0, dot);
        byte[] given = segment.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        boolean ours = MessageDigest.isEqual(given, signature(id).getBytes(StandardCharsets.UTF_8));
        return ours ? SessionId.parse(id) : Optional.empty();
    }

    private String signature(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] full = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
