package io.minihost.server.accounts.devices;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.DevicesEnded;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn.Device;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The browsers in which people are signed in. Each has a token of its own, of which only the hash is kept. */
@Component
public class Devices {

    /** The cookie whose value proves a device. */
    public static final String COOKIE = "minihost_device";

    /** Whoever has not been here for so long signs in again. */
    public static final Duration LIFE = Duration.ofDays(90);

    /** For how long a proof of who somebody is counts as fresh. */
    private static final Duration PROOF_LASTS = Duration.ofMinutes(5);

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final String EVERY = "PT1H";
    private static final int TOKEN_BYTES = 32;
    private static final int KEPT_MAX = 50;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Retention retention;
    private final Clock clock;

    Devices(JdbcClient jdbc, ApplicationEventPublisher events, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * A device as its owner sees it.
     *
     * @param name such as {@code Chrome, Android}
     * @param address from where it was used first
     */
    public record Listed(UUID id, String name, String address, Instant createdAt, Instant seenAt) {}

    /**
     * Signs somebody in in a browser, and returns what proves that: the value of its cookie.
     *
     * @param isStrong whether they proved who they are by a passkey, or by two things
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String add(PersonId person, String name, String address, boolean isStrong) {
        var token = RandomText.base64(TOKEN_BYTES);
        var now = Timestamps.of(clock.instant());
        jdbc.sql("""
            insert into device (id, person_id, token_hash, name, address, created_at, seen_at, proved_at, is_strong)
            values (:id, :person, :hash, :name, :address, :now, :now, :now, :strong)
            """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("hash", Sha256.of(token))
                .param("name", name)
                .param("address", address)
                .param("now", now)
                .param("strong", isStrong)
                .update();
        ended(jdbc.sql("delete from device where id in (select id from device where person_id = ?"
                        + " order by seen_at desc, id offset ?) returning id")
                .params(person.value(), KEPT_MAX)
                .query(UUID.class)
                .list());
        return token;
    }

    /** Which device a token proves; notes that it is in use. */
    public Optional<Device> find(String token) {
        var now = clock.instant();
        var hash = Sha256.of(token);
        var found = jdbc.sql("select id, device.person_id, seen_at, proved_at, is_strong, role from device"
                        + " join account on account.person_id = device.person_id where token_hash = ? and seen_at > ?")
                .params(hash, Timestamps.of(now.minus(LIFE)))
                .query((row, number) -> new Seen(
                        new Device(
                                row.getObject("id", UUID.class),
                                new PersonId(row.getObject("person_id", UUID.class)),
                                row.getBoolean("is_strong") ? role(row.getString("role")) : null,
                                row.getBoolean("is_strong") ? null : role(row.getString("role")),
                                Timestamps.read(row, "proved_at").isAfter(now.minus(PROOF_LASTS))),
                        Timestamps.read(row, "seen_at")))
                .optional();
        found.filter(seen -> seen.at().isBefore(now.minus(SEEN_EVERY)))
                .ifPresent(seen -> jdbc.sql("update device set seen_at = ? where id = ?")
                        .params(Timestamps.of(now), seen.device().id())
                        .update());
        return found.map(Seen::device);
    }

    private static @Nullable PlatformRole role(@Nullable String name) {
        return name == null ? null : PlatformRole.valueOf(name);
    }

    private record Seen(Device device, Instant at) {}

    public List<Listed> of(PersonId person) {
        return jdbc.sql("select * from device where person_id = ? order by seen_at desc, id")
                .param(person.value())
                .query((row, number) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("address"),
                        Timestamps.read(row, "created_at"),
                        Timestamps.read(row, "seen_at")))
                .list();
    }

    /** Whether somebody has signed in from this address before and is so still. */
    public boolean isKnown(PersonId person, String address) {
        return jdbc.sql("select exists (select 1 from device where person_id = ? and address = ?)")
                .params(person.value(), address)
                .query(Boolean.class)
                .single();
    }

    boolean isThere(UUID device) {
        return jdbc.sql("select exists (select 1 from device where id = ?)")
                .param(device)
                .query(Boolean.class)
                .single();
    }

    /** Whether the person proved there a short while ago who they are. */
    public boolean isProved(UUID device) {
        return isProved(device, PROOF_LASTS);
    }

    /** Whether the person proved there within some time who they are. */
    public boolean isProved(UUID device, Duration within) {
        return jdbc.sql("select exists (select 1 from device where id = ? and proved_at > ?)")
                .params(device, Timestamps.of(clock.instant().minus(within)))
                .query(Boolean.class)
                .single();
    }

    /** Whether the person proved there who they are by a passkey, or by two things, at any time. */
    public boolean isStrong(UUID device) {
        return jdbc.sql("select is_strong from device where id = ?")
                .param(device)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * The person has proved there who they are.
     *
     * @param isStrong whether by a passkey or a second factor
     */
    public void proved(UUID device, boolean isStrong) {
        jdbc.sql("update device set proved_at = ?, is_strong = is_strong or ? where id = ?")
                .params(Timestamps.of(clock.instant()), isStrong, device)
                .update();
    }

    /**
     * Signs somebody out of one browser.
     *
     * @return false if it is none of theirs
     */
    @Transactional
    public boolean end(PersonId person, UUID device) {
        var gone = jdbc.sql("delete from device where id = ? and person_id = ? returning id")
                .params(device, person.value())
                .query(UUID.class)
                .list();
        ended(gone);
        return !gone.isEmpty();
    }

    /** Signs somebody out everywhere, but for one browser. */
    @Transactional
    public void endOthers(PersonId person, @Nullable UUID kept) {
        ended(jdbc.sql("delete from device where person_id = :person and id is distinct from cast(:kept as uuid)"
                        + " returning id")
                .param("person", person.value())
                .param("kept", kept)
                .query(UUID.class)
                .list());
    }

    private void ended(List<UUID> devices) {
        if (!devices.isEmpty()) {
            Set<UUID> gone = new HashSet<>(devices);
            events.publishEvent(new DevicesEnded(gone));
        }
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT10M")
    void forget() {
        retention.expire("devices", EVERY, "device", "seen_at", clock.instant().minus(LIFE));
    }
}
