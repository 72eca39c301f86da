package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All ways in which people sign in. Recovery codes are none: they are for those who have lost the others. */
@Component
public class WaysIn {

    private final JdbcClient jdbc;
    private final List<WayIn> ways;

    WaysIn(JdbcClient jdbc, List<WayIn> ways) {
        this.jdbc = jdbc;
        this.ways = List.copyOf(ways);
    }

    /**
     * Lets the transaction go on only if one is left. Two that take the last two wait here for each other.
     *
     * @param taken what the transaction takes away
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepOne(PersonId person, Runnable taken) {
        var hasPassword = jdbc.sql("select password is not null from account where person_id = ? for update")
                .param(person.value())
                .query(Boolean.class)
                .single();
        taken.run();
        if (!hasPassword && ways.stream().allMatch(way -> way.count(person) == 0)) {
            throw Problem.conflict("Nobody could sign in to this account any more.")
                    .code("last_way_in");
        }
    }

    /** Whether somebody has one that is worth as much as a password and a second factor. */
    public boolean hasStrong(PersonId person) {
        return ways.stream().anyMatch(way -> way.isStrong() && way.count(person) > 0);
    }

    /** Takes all but the password away. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAll(PersonId person) {
        ways.forEach(way -> way.removeAll(person));
    }
}
