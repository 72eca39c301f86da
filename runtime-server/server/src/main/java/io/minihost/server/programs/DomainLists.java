package io.minihost.server.programs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.minihost.server.cluster.ClusterEvents;
import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which servers a program may ask, as its developer has listed them. */
@Component
public class DomainLists {

    /** What nodes tell each other when the lists of a program have changed; its payload is the program. */
    static final String CHANGED = "domains";

    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private static final int KNOWN_MAX = 10_000;
    private static final int REVISION_BYTES = 8;

    private final JdbcClient jdbc;
    private final LoadingCache<AppId, Lists> known;
    private final LoadingCache<AppId, Set<String>> verified;

    private final ClusterEvents events;

    DomainLists(JdbcClient jdbc, ClusterEvents events) {
        this.jdbc = jdbc;
        this.events = events;
        known = Caffeine.newBuilder()
                .expireAfterWrite(KNOWN_FOR)
                .maximumSize(KNOWN_MAX)
                .build(this::read);
        verified = Caffeine.newBuilder()
                .expireAfterWrite(KNOWN_FOR)
                .maximumSize(KNOWN_MAX)
                .build(this::readVerified);
    }

    /** Origins such as {@code https://api.example.com}, by what they are for; for sockets {@code wss://…}. */
    public record Lists(List<String> request, List<String> upload, List<String> download, List<String> socket) {

        public Lists(
                @Nullable List<String> request,
                @Nullable List<String> upload,
                @Nullable List<String> download,
                @Nullable List<String> socket) {
            this.request = copy(request);
            this.upload = copy(upload);
            this.download = copy(download);
            this.socket = copy(socket);
        }

        private static List<String> copy(@Nullable List<String> list) {
            return list == null ? List.of() : list.stream().distinct().toList();
        }

        /** Whether nobody has listed anything. */
        @JsonIgnore
        public boolean isEmpty() {
            return byUse().values().stream().allMatch(List::isEmpty);
        }

        /** Another one for other lists. */
        public String revision() {
            return HexFormat.of().formatHex(Sha256.of(byUse().toString()), 0, REVISION_BYTES);
        }

        public Map<String, List<String>> byUse() {
            var all = new LinkedHashMap<String, List<String>>();
            all.put("request", request);
            all.put("upload", upload);
            all.put("download", download);
            all.put("socket", socket);
            return all;
        }
    }

    /** Another node has changed the lists of a program. */
    void forget(AppId program) {
        known.invalidate(program);
        verified.invalidate(program);
    }

    /** Other nodes may have changed any. */
    void forgetAll() {
        known.invalidateAll();
        verified.invalidateAll();
    }

    /** As of the last change on this node, or of a moment ago on others: every request of every visit asks. */
    public Lists of(AppId program) {
        return known.get(program);
    }

    /** Whether the developer has shown that an origin is theirs; known as long as {@link #of} is. */
    public boolean isVerified(AppId program, String origin) {
        return verified.get(program).contains(domain(origin));
    }

    private static String domain(String origin) {
        return origin.substring(origin.indexOf("://") + 3);
    }

    private Set<String> readVerified(AppId program) {
        return Set.copyOf(
                jdbc.sql("select domain from program_domain_proof where app_id = ? and verified_at is not null")
                        .param(program.value())
                        .query(String.class)
                        .list());
    }

    /** As it is now. */
    public Lists read(AppId program) {
        var found = new LinkedHashMap<String, List<String>>();
        jdbc.sql("select use, origin from program_domain where app_id = ? order by origin")
                .param(program.value())
                .query(row -> {
                    found.computeIfAbsent(row.getString("use"), use -> new ArrayList<>())
                            .add(row.getString("origin"));
                });
        return new Lists(found.get("request"), found.get("upload"), found.get("download"), found.get("socket"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(AppId program, Lists lists) {
        jdbc.sql("delete from program_domain where app_id = ?")
                .param(program.value())
                .update();
        lists.byUse()
                .forEach((use, origins) -> origins.forEach(
                        origin -> jdbc.sql("insert into program_domain (app_id, use, origin) values (?, ?, ?)")
                                .params(program.value(), use, origin)
                                .update()));
        // Whoever lists one again later has to show again that it is theirs.
        jdbc.sql("delete from program_domain_proof proof where app_id = ? and not exists (select 1 from program_domain"
                        + " where program_domain.app_id = proof.app_id and split_part(origin, '://', 2) = domain)")
                .param(program.value())
                .update();
        changed(program);
    }

    /** Tells every node that the lists of a program, or what is verified of them, are others now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(AppId program) {
        events.tell(CHANGED, program.value());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget(program);
            }
        });
    }
}
