package io.minihost.server.accounts.links;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.common.StartNotice;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Problem;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way to the first operator's account. As long as there is no operator each start prints a link, which takes the place of the one before. Its
 * secret is behind a #, so that no server and no log on the way sees it.
 */
@Component
class SetUpLink implements StartNotice {

    private static final int SECRET_BYTES = 24;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    SetUpLink(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<String> line(URI address) {
        return accounts.hasOperator()
                ? Optional.empty()
                : Optional.of("There is no operator's account yet. Make it once at " + address + "/console/setup#"
                        + replace());
    }

    /** A new secret in the place of the one there was. */
    String replace() {
        var secret = RandomText.base64(SECRET_BYTES);
        jdbc.sql("insert into set_up_link (hash, created_at) values (?, ?)"
                        + " on conflict (is_only) do update set hash = excluded.hash, created_at = excluded.created_at")
                .params(hash(secret), Timestamps.of(clock.instant()))
                .update();
        return secret;
    }

    /** @throws Problem when it is not the link, or there is an operator by now */
    void check(String secret) {
        var isRight = jdbc.sql("select exists (select 1 from set_up_link where hash = ?)")
                .param(hash(secret))
                .query(Boolean.class)
                .single();
        if (!isRight || accounts.hasOperator()) {
            throw wrong();
        }
    }

    /** Spends it, in the transaction that makes the account: two who bring it at once wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void redeem(String secret) {
        var isRight = jdbc.sql("delete from set_up_link where hash = ?")
                        .param(hash(secret))
                        .update()
                > 0;
        if (!isRight || accounts.hasOperator()) {
            throw wrong();
        }
    }

    private static byte[] hash(String secret) {
        return Sha256.of("set-up " + secret);
    }

    private static Problem wrong() {
        return Problem.notFound("This link was used or replaced, or is not whole.")
                .code("bad_link");
    }
}
