package io.minihost.server.accounts.credentials;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes that a person writes down, each good for one sign-in without a password. Long and random, so a plain hash is enough. */
@Component
public class RecoveryCodes {

    private static final int COUNT = 10;

    /** Twenty hex digits are 80 bits. */
    private static final int BYTES = 10;

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New ones in place of those there were, to be shown once. Two that renew them wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> renew(PersonId person) {
        jdbc.sql("select 1 from person where id = ? for update")
                .param(person.value())
                .query(Integer.class)
                .optional();
        jdbc.sql("delete from recovery_code where person_id = ?")
                .param(person.value())
                .update();
        List<String> codes = Stream.generate(() -> grouped(RandomText.hex(BYTES)))
                .limit(COUNT)
                .toList();
        codes.forEach(code -> jdbc.sql("insert into recovery_code (hash, person_id) values (?, ?)")
                .params(hash(code), person.value())
                .update());
        return codes;
    }

    /** Whose code it is. */
    public Optional<PersonId> owner(String code) {
        return jdbc.sql("select person_id from recovery_code where hash = ?")
                .param(hash(code))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Whether it is a code of a certain person, which is none any more then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean redeem(PersonId person, String code) {
        return jdbc.sql("delete from recovery_code where hash = ? and person_id = ?")
                        .params(hash(code), person.value())
                        .update()
                > 0;
    }

    public int left(PersonId person) {
        return jdbc.sql("select count(*) from recovery_code where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private static byte[] hash(String code) {
        return Sha256.of("recovery " + code.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT));
    }

    /** In fives, for the eye. */
    private static String grouped(String digits) {
        return digits.replaceAll("(.{5})(?!$)", "$1-");
    }
}
