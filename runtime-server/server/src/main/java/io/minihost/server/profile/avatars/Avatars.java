package io.minihost.server.profile.avatars;

import io.minihost.server.common.SharedWork;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.minihost.server.storage.BlobDisposal;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.BlobSweep;
import io.minihost.server.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People's pictures. Each has a name that nobody guesses, and another one gets another name. */
@Component
public class Avatars {

    static final String PATH = "/_avatar/";
    private static final String KIND = "avatar";
    private static final String EVERY = "PT6H";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int NAME_BYTES = 16;
    private static final int CHANGES_OF_PERSON = 20;

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final BlobDisposal disposal;
    private final BlobSweep sweep;
    private final SharedWork work;
    private final TransactionTemplate transaction;
    private final PublicOrigin origin;
    private final RateLimit changes;
    private final Pictures pictures = new Pictures();

    Avatars(
            JdbcClient jdbc,
            Blobs blobs,
            BlobDisposal disposal,
            BlobSweep sweep,
            SharedWork work,
            TransactionTemplate transaction,
            PublicOrigin origin,
            RateLimits rates) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.disposal = disposal;
        this.sweep = sweep;
        this.work = work;
        this.transaction = transaction;
        this.origin = origin;
        changes = rates.of("avatar", CHANGES_OF_PERSON, Duration.ofHours(1));
    }

    /** Path of somebody's picture on this host; empty for whoever has none. */
    public Optional<String> path(PersonId person) {
        return name(person).map(name -> PATH + name);
    }

    /** The same with this host's origin, for programs and their servers. */
    public Optional<String> url(PersonId person) {
        return path(person).map(path -> origin.origin() + path);
    }

    private Optional<String> name(PersonId person) {
        return jdbc.sql("select avatar from account where person_id = ? and avatar is not null")
                .param(person.value())
                .query(String.class)
                .optional();
    }

    /** Gives somebody another picture. */
    void set(PersonId person, byte[] picture) {
        changes.pass(person.toString());
        var jpeg = pictures.square(picture);
        var name = RandomText.hex(NAME_BYTES);
        blobs.put(new BlobKey(KIND, name), new ByteArrayInputStream(jpeg));
        replace(person, name);
    }

    void remove(PersonId person) {
        replace(person, null);
    }

    private void replace(PersonId person, @Nullable String name) {
        transaction.executeWithoutResult(status -> {
            var before = jdbc.sql("select avatar from account where person_id = ? and avatar is not null for update")
                    .param(person.value())
                    .query(String.class)
                    .optional();
            jdbc.sql("update account set avatar = :name where person_id = :person")
                    .param("name", name)
                    .param("person", person.value())
                    .update();
            before.ifPresent(old -> disposal.dispose(List.of(new BlobKey(KIND, old))));
        });
    }

    /** The picture of a name; the caller closes it. */
    Optional<InputStream> open(String name) {
        return NAME.matcher(name).matches() ? blobs.get(new BlobKey(KIND, name)) : Optional.empty();
    }

    @EventListener
    void onPeopleLeave(PeopleLeave event) {
        disposal.dispose(jdbc
                .sql("select avatar from account where person_id in (:ids) and avatar is not null")
                .param("ids", event.people().stream().map(PersonId::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(name -> new BlobKey(KIND, name))
                .toList());
    }

    /** Pictures of people who are no more. */
    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT20M")
    void tidy() {
        work.run("sweep avatars", Duration.parse(EVERY), () -> sweep.sweep(KIND, this::named));
    }

    private Set<String> named(Collection<String> names) {
        return new HashSet<>(jdbc.sql("select avatar from account where avatar = any(?)")
                .param(names.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
