package io.minihost.server.login;

import io.minihost.server.identity.PeopleMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a guest's logins are worth once the guest has an account: codes that are on their way are the account's, and so is the
 * name for all programs of an owner where the account has none. Session keys move with the programs that only the guest has used;
 * to the others people log in again.
 */
@Component
class MergedLogins {

    private final JdbcClient jdbc;

    private final SessionKeys keys;

    MergedLogins(JdbcClient jdbc, SessionKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @EventListener
    void onMerged(PeopleMerged event) {
        event.whole().forEach(program -> keys.move(event.guest(), event.account(), program));
        jdbc.sql("update login_code set person_id = ? where person_id = ?")
                .params(event.account().value(), event.guest().value())
                .update();
        jdbc.sql("update unionid set person_id = :account where person_id = :guest and not exists"
                        + " (select 1 from unionid own where own.person_id = :account and own.owner = unionid.owner)")
                .param("account", event.account().value())
                .param("guest", event.guest().value())
                .update();
    }
}
