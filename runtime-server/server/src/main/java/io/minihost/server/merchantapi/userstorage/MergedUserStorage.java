package io.minihost.server.merchantapi.userstorage;

import io.minihost.server.identity.PeopleMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What programs' servers keep for a guest who has an account: it moves where the account has never used the program. */
@Component
class MergedUserStorage {

    private final JdbcClient jdbc;

    MergedUserStorage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void onMerged(PeopleMerged event) {
        jdbc.sql("update user_storage set person_id = ? where person_id = ? and app_id = any(?)")
                .params(event.account().value(), event.guest().value(), event.wholeIds())
                .update();
    }
}
