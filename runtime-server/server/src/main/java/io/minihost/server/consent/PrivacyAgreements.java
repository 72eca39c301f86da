package io.minihost.server.consent;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.Permissions;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * To which guidelines people have agreed: of each program the last one, word for word. Beside what else they have allowed the program
 * it can be taken back.
 */
@Component
class PrivacyAgreements {

    /** Kept beside the scopes of the platform; programs do not see it. */
    static final String SCOPE = "scope.privacyGuideline";

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Clock clock;

    PrivacyAgreements(JdbcClient jdbc, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.clock = clock;
    }

    boolean isAgreed(PersonId person, AppId program, String guideline) {
        if (!permissions.granted(person, program).getOrDefault(SCOPE, false)) {
            return false;
        }
        return jdbc.sql("select exists (select 1 from privacy_agreement"
                        + " where person_id = ? and app_id = ? and digest = ?)")
                .params(person.value(), program.value(), Sha256.of(guideline))
                .query(Boolean.class)
                .single();
    }

    void agree(PersonId person, AppId program, String guideline) {
        permissions.set(person, program, SCOPE, true);
        jdbc.sql("insert into privacy_agreement (person_id, app_id, digest, at) values (?, ?, ?, ?)"
                        + " on conflict (person_id, app_id) do update set digest = excluded.digest, at = excluded.at")
                .params(person.value(), program.value(), Sha256.of(guideline), Timestamps.of(clock.instant()))
                .update();
    }

    @EventListener
    void onMerged(PeopleMerged event) {
        jdbc.sql("update privacy_agreement set person_id = ? where person_id = ? and app_id = any(?)")
                .params(event.account().value(), event.guest().value(), event.wholeIds())
                .update();
    }
}
