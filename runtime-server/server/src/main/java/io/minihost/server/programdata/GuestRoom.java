package io.minihost.server.programdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.identity.GuestSettings;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How much room there is for what programs keep for guests, of one network and altogether. Counted here as things come and go,
 * and measured anew now and then, as other servers let in and expiries let go.
 */
@Component
public class GuestRoom {

    private static final int NETWORKS_KNOWN_MAX = 100_000;
    private static final String NOBODYS = "";

    private final JdbcClient jdbc;
    private final People people;
    private final GuestSettings settings;
    private final AtomicLong total = new AtomicLong();
    private final Map<String, AtomicLong> byNetwork = new ConcurrentHashMap<>();
    private final Cache<PersonId, String> networks = Caffeine.newBuilder()
            .maximumSize(NETWORKS_KNOWN_MAX)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    public GuestRoom(JdbcClient jdbc, People people, GuestSettings settings) {
        this.jdbc = jdbc;
        this.people = people;
        this.settings = settings;
    }

    /** Bytes that may still be kept for somebody. */
    public long left(PersonId person) {
        long ofAll = settings.total().toBytes() - total.get();
        String network = network(person);
        AtomicLong used = byNetwork.get(network);
        long ofNetwork = network.equals(NOBODYS) || used == null
                ? settings.perNetwork().toBytes()
                : settings.perNetwork().toBytes() - used.get();
        return Math.max(0, Math.min(ofAll, ofNetwork));
    }

    /**
     * Counts a change. One that the transaction under way undoes is not counted.
     *
     * @param bytes negative for what is given back
     * @return whether there is room for it; if not, nothing was counted
     */
    public boolean take(PersonId person, long bytes) {
        if (bytes > 0 && bytes > left(person)) {
            return false;
        }
        count(person, bytes);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        count(person, -bytes);
                    }
                }
            });
        }
        return true;
    }

    private void count(PersonId person, long bytes) {
        total.addAndGet(bytes);
        byNetwork.computeIfAbsent(network(person), unknown -> new AtomicLong()).addAndGet(bytes);
    }

    private String network(PersonId person) {
        return networks.get(person, people::network);
    }

    @Scheduled(fixedDelayString = "PT5M")
    public void measure() {
        Map<String, Long> measured = new ConcurrentHashMap<>();
        jdbc.sql("""
            select network, sum(bytes) as bytes from (
                select person_id, sum(bytes) as bytes from program_storage group by person_id
                union all select person_id, sum(bytes) from program_file group by person_id) held
            join person on person.id = held.person_id group by network
            """).query((ResultSet row) -> {
            measured.put(row.getString("network"), row.getLong("bytes"));
        });
        byNetwork.keySet().removeIf(network -> !measured.containsKey(network));
        measured.forEach((network, bytes) -> byNetwork.put(network, new AtomicLong(bytes)));
        total.set(measured.values().stream().mapToLong(Long::longValue).sum());
    }
}
