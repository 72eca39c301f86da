package io.minihost.server.messages.mailing;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people want to be told of messages: an address counts when its owner has sent back the code that came there. */
@Component
class MailAddresses {

    static final String PURPOSE = "message-mail";

    /** What each of them is sealed under, in SQL. */
    static final String NAME = "person_id::text";

    private static final Duration CODE_LIFE = Duration.ofMinutes(15);
    private static final int TRIES_MAX = 5;
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    MailAddresses(JdbcClient jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.clock = clock;
    }

    /**
     * An address.
     *
     * @param language {@code zh} or {@code en}, in which the person asked for it
     */
    record Kept(String address, boolean confirmed, String language) {}

    Optional<Kept> of(PersonId person) {
        return jdbc.sql("select sealed, code_hash is null as confirmed, language from message_mail where person_id = ?")
                .param(person.value())
                .query((row, number) -> new Kept(
                        new String(box.open(row.getBytes("sealed"), person.toString()), StandardCharsets.UTF_8),
                        row.getBoolean("confirmed"),
                        row.getString("language")))
                .optional();
    }

    /** Takes an address in the place of another, and answers the code that its owner has to send back. */
    String propose(PersonId person, String address, String language) {
        var code = RandomText.digits();
        jdbc.sql("""
            insert into message_mail (person_id, sealed, key_id, language, code_hash, code_until)
            values (:person, :sealed, :key, :language, :hash, :until)
            on conflict (person_id) do update set sealed = excluded.sealed, key_id = excluded.key_id,
                language = excluded.language, code_hash = excluded.code_hash, code_until = excluded.code_until,
                tries = 0, told_at = null
            """)
                .param("person", person.value())
                .param("sealed", box.seal(address.getBytes(StandardCharsets.UTF_8), person.toString()))
                .param("key", box.keyId())
                .param("language", language)
                .param("hash", Sha256.of(person + " " + code))
                .param("until", now().plus(CODE_LIFE))
                .update();
        return code;
    }

    /** Whether it was the code; few tries are counted whatever comes of them. */
    @Transactional
    public boolean confirm(PersonId person, String code) {
        var isTry = jdbc.sql("update message_mail set tries = tries + 1 where person_id = ? and code_hash is not null"
                                + " and tries < ? and code_until > ?")
                        .params(person.value(), TRIES_MAX, now())
                        .update()
                > 0;
        return isTry
                && jdbc.sql("update message_mail set code_hash = null, code_until = null"
                                        + " where person_id = ? and code_hash = ?")
                                .params(person.value(), Sha256.of(person + " " + code))
                                .update()
                        > 0;
    }

    void remove(PersonId person) {
        jdbc.sql("delete from message_mail where person_id = ?")
                .param(person.value())
                .update();
    }

    /** Whether it is time to tell somebody again; then it is said that it was done. */
    boolean isDue(PersonId person) {
        return jdbc.sql("update message_mail set told_at = ? where person_id = ? and code_hash is null"
                                + " and (told_at is null or told_at < ?)")
                        .params(now(), person.value(), now().minus(PAUSE))
                        .update()
                > 0;
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }
}
