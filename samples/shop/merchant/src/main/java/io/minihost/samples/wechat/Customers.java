package io.minihost.samples.wechat;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who has logged in. Kept in memory: after a restart, and when there are very many, programs are told 401 and log in
 * again, which nobody notices.
 */
@Component
class Customers {

    private static final int SESSIONS_MAX = 50_000;
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<String, Customer> sessions = new LinkedHashMap<>();

    /** A token that the program sends with its next calls. */
    synchronized String login(Customer customer) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        sessions.put(token, customer);
        if (sessions.size() > SESSIONS_MAX) {
            sessions.pollFirstEntry();
        }
        return token;
    }

    synchronized Optional<Customer> of(String token) {
        return Optional.ofNullable(sessions.get(token));
    }
}
