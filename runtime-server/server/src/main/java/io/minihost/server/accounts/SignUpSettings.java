package io.minihost.server.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may make an account.
 *
 * @param signUp null where it depends on the address: open on loopback, else by invitation
 */
@ConfigurationProperties("minihost")
record SignUpSettings(@Nullable Way signUp) {

    enum Way {
        OPEN,
        INVITE,
        CLOSED
    }
}
