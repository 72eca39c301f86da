package io.minihost.server.messages.push;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Browsers that want to be told of messages. A browser is one person's: whoever uses it now. */
@Component
class PushSubscriptions {

    static final String PURPOSE = "push-subscriptions";

    /** What each of them is sealed under, in SQL. */
    static final String NAME = "encode(endpoint_hash, 'hex')";

    private static final int PER_PERSON = 8;
    private static final int FAILURES_MAX = 5;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper json;
    private final Clock clock;

    PushSubscriptions(JdbcClient jdbc, MasterKey master, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.json = json;
        this.clock = clock;
    }

    private record Kept(String endpoint, String key, String auth) {}

    /**
     * Keeps one; who has many loses the oldest.
     *
     * @param device in which the person is signed in; null for a guest
     */
    @Transactional
    public void add(PersonId person, @Nullable UUID device, PushSubscription subscription) {
        var endpoint = subscription.endpoint().toString();
        var hash = Sha256.of(endpoint);
        var kept = json.writeValueAsString(new Kept(endpoint, subscription.keyText(), subscription.authText()));
        jdbc.sql("""
            insert into push_subscription (endpoint_hash, person_id, device_id, sealed, key_id, created_at)
            values (:hash, :person, :device, :sealed, :key, :now)
            on conflict (endpoint_hash) do update set person_id = excluded.person_id, device_id = excluded.device_id,
                sealed = excluded.sealed, key_id = excluded.key_id, created_at = excluded.created_at, failures = 0
            """)
                .param("hash", hash)
                .param("person", person.value())
                .param("device", device)
                .param("sealed", box.seal(kept.getBytes(StandardCharsets.UTF_8), name(hash)))
                .param("key", box.keyId())
                .param("now", Timestamps.of(clock.instant()))
                .update();
        jdbc.sql("delete from push_subscription where endpoint_hash in (select endpoint_hash from push_subscription"
                        + " where person_id = ? order by created_at desc, endpoint_hash offset ?)")
                .params(person.value(), PER_PERSON)
                .update();
    }

    /** Whether it is this person's. Notes in which browser they are signed in now, so that it ends with that. */
    boolean isKnown(PersonId person, @Nullable UUID device, String endpoint) {
        return jdbc.sql("update push_subscription set device_id = :device where endpoint_hash = :hash"
                                + " and person_id = :person")
                        .param("device", device)
                        .param("hash", Sha256.of(endpoint))
                        .param("person", person.value())
                        .update()
                > 0;
    }

    void remove(PersonId person, String endpoint) {
        jdbc.sql("delete from push_subscription where endpoint_hash = ? and person_id = ?")
                .params(Sha256.of(endpoint), person.value())
                .update();
    }

    /** Those of a person, without those that somebody left who had no account yet and has one now. */
    List<PushSubscription> of(PersonId person) {
        return jdbc.sql("select endpoint_hash, sealed from push_subscription join person on id = person_id"
                        + " where person_id = ? and (device_id is not null or member_since is null)")
                .param(person.value())
                .query((row, number) -> {
                    var opened = box.open(row.getBytes("sealed"), name(row.getBytes("endpoint_hash")));
                    var kept = json.readValue(new String(opened, StandardCharsets.UTF_8), Kept.class);
                    return PushSubscription.parse(kept.endpoint(), kept.key(), kept.auth());
                })
                .list();
    }

    /** The push service says that there is no such browser. */
    void gone(PushSubscription subscription) {
        jdbc.sql("delete from push_subscription where endpoint_hash = ?")
                .param(Sha256.of(subscription.endpoint().toString()))
                .update();
    }

    /** It was told, or was not; one that cannot be told for long goes. */
    void told(PushSubscription subscription, boolean done) {
        var hash = Sha256.of(subscription.endpoint().toString());
        jdbc.sql("update push_subscription set failures = case when ? then 0 else failures + 1 end"
                        + " where endpoint_hash = ? and (failures > 0 or not ?)")
                .params(done, hash, done)
                .update();
        jdbc.sql("delete from push_subscription where endpoint_hash = ? and failures >= ?")
                .params(hash, FAILURES_MAX)
                .update();
    }

    private static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
