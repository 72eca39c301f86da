package io.minihost.server.login;

import io.minihost.server.common.AppId;
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
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes for phone numbers in the database: the code as a hash, the number sealed. */
@Service
class StoredPhoneCodes implements PhoneCodes {

    static final String PURPOSE = "phone-codes";

    /** What each number is sealed under, in SQL. */
    static final String NAME = "encode(hash, 'hex')";

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final int RANDOM_BYTES = 32;
    private static final int KEPT_MAX = 20;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    StoredPhoneCodes(JdbcClient jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.clock = clock;
    }

    @Override
    @Transactional
    public String issue(PersonId person, AppId program, Phone phone) {
        var code = RandomText.base64(RANDOM_BYTES);
        var hash = Sha256.of(code);
        // Whoever asks without end keeps the newest.
        jdbc.sql("delete from phone_code where hash in (select hash from phone_code"
                        + " where person_id = ? and app_id = ? order by expires_at desc offset ?)")
                .params(person.value(), program.value(), KEPT_MAX - 1)
                .update();
        var text = (phone.countryCode() + " " + phone.number()).getBytes(StandardCharsets.UTF_8);
        jdbc.sql(
                        "insert into phone_code (hash, person_id, app_id, sealed, key_id, expires_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        hash,
                        person.value(),
                        program.value(),
                        box.seal(text, name(hash)),
                        box.keyId(),
                        now().plus(VALID))
                .update();
        return code;
    }

    @Override
    @Transactional
    public Redemption redeem(String code, AppId program, Optional<PersonId> person) {
        var hash = Sha256.of(code);
        return jdbc.sql("select app_id, person_id, sealed from phone_code"
                        + " where hash = ? and used_at is null and expires_at > ? for update")
                .params(hash, now())
                .query((row, number) -> {
                    if (!program.value().equals(row.getString("app_id"))) {
                        return new Redemption(Outcome.OF_ANOTHER_PROGRAM, Optional.empty());
                    }
                    var owner = new PersonId(row.getObject("person_id", UUID.class));
                    if (person.isPresent() && !person.get().equals(owner)) {
                        return new Redemption(Outcome.OF_ANOTHER_PERSON, Optional.empty());
                    }
                    return new Redemption(Outcome.REDEEMED, Optional.of(phone(row.getBytes("sealed"), hash)));
                })
                .optional()
                .map(found -> used(found, hash))
                .orElseGet(() -> new Redemption(Outcome.INVALID, Optional.empty()));
    }

    private Redemption used(Redemption redemption, byte[] hash) {
        if (redemption.outcome() == Outcome.REDEEMED) {
            jdbc.sql("update phone_code set used_at = ? where hash = ?")
                    .params(now(), hash)
                    .update();
        }
        return redemption;
    }

    private Phone phone(byte[] sealed, byte[] hash) {
        var parts = new String(box.open(sealed, name(hash)), StandardCharsets.UTF_8).split(" ", 2);
        return new Phone(parts[0], parts[1]);
    }

    private static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }
}
