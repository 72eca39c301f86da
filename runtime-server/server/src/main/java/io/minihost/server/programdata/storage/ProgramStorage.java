package io.minihost.server.programdata.storage;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programdata.DataChanges;
import io.minihost.server.programdata.KeptBytes;
import io.minihost.server.programdata.PersonDataStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What programs keep for a person, by key; values are JSON texts of the guest's making. */
@Component
class ProgramStorage implements PersonDataStore {

    private static final String OF_AREA = " from program_storage where person_id = :person and app_id = :app";

    /** By the index, which holds digests because keys may be longer than its entries. */
    private static final String OF_KEYS =
            OF_AREA + " and md5(key) in (select md5(wanted) from unnest(cast(:keys as text[])) as wanted)"
                    + " and key = any(cast(:keys as text[]))";

    private static final int TRIES_MAX = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StorageRooms rooms;
    private final DataChanges others;
    private final Clock clock;

    ProgramStorage(
            JdbcClient jdbc, TransactionTemplate transaction, StorageRooms rooms, DataChanges others, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rooms = rooms;
        this.others = others;
        this.clock = clock;
    }

    Map<String, String> load(StorageArea area) {
        return texts(scoped("select key, value" + OF_AREA + " order by changed_at, key", area));
    }

    /**
     * Makes all changes that fit, in one transaction. Making the same ones again changes nothing more.
     *
     * @param diskFull whether only those are made that need no more room
     */
    StorageOutcome apply(StorageArea area, StorageChanges changes, boolean diskFull) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lock(area);
            StorageOutcome outcome = new StorageOutcome();
            if (changes.clear()) {
                delete(area).forEach(key -> outcome.applied().put(key, null));
            }
            Map<String, @Nullable String> storable = StorageQuota.storable(changes.values(), outcome);
            judge(area, storable, diskFull, outcome);
            write(area, storable, outcome);
            storable.keySet().retainAll(outcome.refused().keySet());
            if (!storable.isEmpty()) {
                outcome.kept().putAll(texts(keyed("select key, value" + OF_KEYS, area, storable.keySet())));
            }
            others.tell(
                    topic(), area.person(), area.program(), outcome.applied().keySet());
            return outcome;
        }));
    }

    /** What is counted must not change before what it allows is written. */
    private void lock(StorageArea area) {
        scoped("select pg_advisory_xact_lock(hashtextextended(:app || ' ' || cast(:person as text), 4))", area)
                .query((ResultSet row) -> {});
    }

    private void judge(
            StorageArea area, Map<String, @Nullable String> changes, boolean diskFull, StorageOutcome outcome) {
        Map<String, Integer> before = new HashMap<>();
        keyed("select key, bytes" + OF_KEYS, area, changes.keySet()).query((ResultSet row) -> {
            before.put(row.getString("key"), row.getInt("bytes"));
        });
        Held held = scoped("select coalesce(sum(bytes), 0) as bytes, count(*) as keys" + OF_AREA, area)
                .query((row, index) -> new Held(row.getLong("bytes"), row.getLong("keys")))
                .single();
        boolean taken = false;
        for (int tries = 1; !taken; tries++) {
            // Others of the same network may be faster; after some tries only what needs no room is left.
            StorageRoom room =
                    diskFull || tries > TRIES_MAX ? StorageRooms.none() : rooms.of(area.person(), sum(changes));
            StorageOutcome judged = new StorageOutcome();
            StorageQuota quota = new StorageQuota(before, held.bytes(), held.keys(), room);
            quota.judge(changes, judged);
            taken = rooms.take(area.person(), quota.growth());
            if (taken) {
                outcome.applied().putAll(judged.applied());
                outcome.refused().putAll(judged.refused());
            }
        }
    }

    private record Held(long bytes, long keys) {}

    private static long sum(Map<String, @Nullable String> changes) {
        return changes.entrySet().stream()
                .mapToLong(change ->
                        change.getValue() == null ? 0 : StorageQuota.bytes(change.getKey(), change.getValue()))
                .sum();
    }

    private void write(StorageArea area, Map<String, @Nullable String> changes, StorageOutcome outcome) {
        List<String> gone = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<Integer> bytes = new ArrayList<>();
        for (String key : changes.keySet()) {
            String value = outcome.applied().get(key);
            if (value != null) {
                keys.add(key);
                values.add(value);
                bytes.add(StorageQuota.bytes(key, value));
            } else if (outcome.applied().containsKey(key)) {
                gone.add(key);
            }
        }
        if (!gone.isEmpty()) {
            keyed("delete" + OF_KEYS, area, gone).update();
        }
        if (!keys.isEmpty()) {
            keyed("""
                insert into program_storage (person_id, app_id, key, value, bytes, changed_at)
                select :person, :app, new.key, new.value, new.bytes, :at + new.n * interval '1 microsecond'
                from unnest(cast(:keys as text[]), cast(:values as text[]), cast(:bytes as integer[]))
                    with ordinality as new (key, value, bytes, n)
                on conflict (person_id, app_id, md5(key)) do update set key = excluded.key,
                    value = excluded.value, bytes = excluded.bytes, changed_at = excluded.changed_at
                """, area, keys)
                    .param("values", values.toArray(String[]::new))
                    .param("bytes", bytes.toArray(Integer[]::new))
                    .param("at", Timestamps.of(clock.instant()))
                    .update();
        }
    }

    @Override
    public String topic() {
        return "storage";
    }

    @Override
    public Map<AppId, Long> used(PersonId person) {
        return KeptBytes.of(
                jdbc.sql("select app_id, sum(bytes) as bytes from program_storage where person_id = ? group by app_id")
                        .param(person.value()));
    }

    @Override
    public List<String> clear(PersonId person, AppId program) {
        StorageArea area = new StorageArea(person, program);
        return Objects.requireNonNull(transaction.execute(status -> {
            lock(area);
            List<String> gone = delete(area);
            others.tell(topic(), person, program, gone);
            return gone;
        }));
    }

    @Override
    public JsonNode changes(PersonId person, AppId program, Collection<String> names) {
        Map<String, String> values =
                texts(keyed("select key, value" + OF_KEYS, new StorageArea(person, program), names));
        ObjectNode changes = JsonMapper.shared().createObjectNode();
        names.forEach(name -> changes.put(name, values.get(name)));
        return changes;
    }

    private List<String> delete(StorageArea area) {
        Map<String, Integer> gone = new LinkedHashMap<>();
        scoped("delete" + OF_AREA + " returning key, bytes", area).query((ResultSet row) -> {
            gone.put(row.getString("key"), row.getInt("bytes"));
        });
        rooms.take(
                area.person(),
                -gone.values().stream().mapToLong(Integer::longValue).sum());
        return List.copyOf(gone.keySet());
    }

    private JdbcClient.StatementSpec scoped(String sql, StorageArea area) {
        return jdbc.sql(sql)
                .param("person", area.person().value())
                .param("app", area.program().value());
    }

    private JdbcClient.StatementSpec keyed(String sql, StorageArea area, Collection<String> keys) {
        return scoped(sql, area).param("keys", keys.toArray(String[]::new));
    }

    private static Map<String, String> texts(JdbcClient.StatementSpec query) {
        Map<String, String> texts = new LinkedHashMap<>();
        query.query((ResultSet row) -> read(row, texts));
        return texts;
    }

    private static void read(ResultSet row, Map<String, String> texts) throws SQLException {
        texts.put(row.getString("key"), row.getString("value"));
    }
}
