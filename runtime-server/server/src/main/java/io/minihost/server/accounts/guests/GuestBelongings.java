package io.minihost.server.accounts.guests;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.UsedPrograms;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a guest has here, and what becomes of it when the guest signs in to an account. */
@Component
public class GuestBelongings {

    private final JdbcClient jdbc;
    private final ObjectProvider<UsedPrograms> features;
    private final ApplicationEventPublisher events;

    GuestBelongings(JdbcClient jdbc, ObjectProvider<UsedPrograms> features, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.features = features;
        this.events = events;
    }

    /**
     * What would become of it.
     *
     * @param moves programs that only the guest has used
     * @param stays programs that both have used: what the account keeps there wins
     */
    public record Outlook(Set<AppId> moves, Set<AppId> stays) {

        public boolean isNothing() {
            return moves.isEmpty() && stays.isEmpty();
        }
    }

    public Outlook outlook(PersonId guest, PersonId account) {
        var moves = used(guest);
        var both = used(account);
        both.retainAll(moves);
        moves.removeAll(both);
        return new Outlook(moves, both);
    }

    private Set<AppId> used(PersonId person) {
        var used = new HashSet<AppId>();
        features.forEach(feature -> used.addAll(feature.usedBy(person)));
        return used;
    }

    /** Gives the account what was the guest's; the guest is nobody any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merge(PersonId guest, PersonId account) {
        if (guest.equals(account) || !isGuest(guest)) {
            return;
        }
        var whole = outlook(guest, account).moves();
        jdbc.sql("update openid set person_id = :account, is_primary = not exists (select 1 from openid own"
                        + " where own.person_id = :account and own.app_id = openid.app_id and own.is_primary)"
                        + " where person_id = :guest")
                .param("account", account.value())
                .param("guest", guest.value())
                .update();
        events.publishEvent(new PeopleMerged(guest, account, whole));
        jdbc.sql("delete from person where id = ?").param(guest.value()).update();
    }

    /** Two browsers that merge the same guest wait for each other here. */
    private boolean isGuest(PersonId person) {
        return jdbc.sql("select 1 from person where id = ? and member_since is null for update")
                .param(person.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
