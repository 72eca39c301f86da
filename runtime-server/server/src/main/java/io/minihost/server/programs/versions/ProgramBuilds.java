package io.minihost.server.programs.versions;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.minihost.server.common.Launchable;
import io.minihost.server.programs.compile.ProgramCompiler;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was made of uploaded archives: by each version of the compiler something else, side by side, as nodes of several releases
 * may share a database. What was compiled and what runs it belong together, so each node opens what its own compiler made.
 */
@Component
public class ProgramBuilds {

    private final JdbcClient jdbc;
    private final ProgramCompiler compiler;

    ProgramBuilds(JdbcClient jdbc, ProgramCompiler compiler) {
        this.jdbc = jdbc;
        this.compiler = compiler;
    }

    private record Build(String contentHash, String hash, boolean own) {}

    /** The version as this node runs it. While its own compiler has made nothing of it, as another one made it. */
    public Launchable launchable(ProgramVersion version, String programName) {
        var build = best(List.of(version.contentHash())).get(version.contentHash());
        return version.launchable(programName, build == null ? version.hash() : build.hash());
    }

    /** Of which contents this node's compiler has made something. */
    public Set<String> ready(Collection<String> contents) {
        return best(contents).values().stream()
                .filter(Build::own)
                .map(Build::contentHash)
                .collect(toSet());
    }

    private Map<String, Build> best(Collection<String> contents) {
        return contents.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                    select distinct on (content_hash) content_hash, hash, compiler = :own as own from program_build
                    where content_hash in (:contents) order by content_hash, compiler = :own desc, built_at desc
                    """)
                        .param("own", compiler.version())
                        .param("contents", contents)
                        .query(Build.class)
                        .list()
                        .stream()
                        .collect(toMap(Build::contentHash, build -> build));
    }

    /** The hash of what this node's compiler made of a content. */
    Optional<String> own(String contentHash) {
        return jdbc.sql("select hash from program_build where content_hash = ? and compiler = ?")
                .params(contentHash, compiler.version())
                .query(String.class)
                .optional();
    }

    boolean isOwn(String hash) {
        return jdbc.sql("select count(*) > 0 from program_build where hash = ? and compiler = ?")
                .params(hash, compiler.version())
                .query(Boolean.class)
                .single();
    }

    /** What a compiled bundle was made from, as long as a version has it. */
    public Optional<String> contentOf(String hash) {
        return jdbc.sql("""
            select content_hash from program_version where hash = :hash
            union all select content_hash from program_build
            where hash = :hash and content_hash in (select content_hash from program_version) limit 1
            """).param("hash", hash).query(String.class).optional();
    }

    /** By whatever compiler: the hashes of all that was made of some versions. */
    public Set<String> all(Collection<ProgramVersion> versions) {
        return byContent(versions).values().stream().flatMap(Set::stream).collect(toSet());
    }

    /** The same for each content. */
    Map<String, Set<String>> byContent(Collection<ProgramVersion> versions) {
        var hashes = new HashMap<String, Set<String>>();
        versions.forEach(version -> hashes.computeIfAbsent(version.contentHash(), content -> new HashSet<>())
                .add(version.hash()));
        if (!hashes.isEmpty()) {
            jdbc.sql("select content_hash, hash from program_build where content_hash in (:contents)")
                    .param("contents", List.copyOf(hashes.keySet()))
                    .query(row -> {
                        hashes.computeIfAbsent(row.getString("content_hash"), content -> new HashSet<>())
                                .add(row.getString("hash"));
                    });
        }
        return hashes;
    }

    /** What this node's compiler has still to make something of: first what is live, then what came last. */
    List<String> missing() {
        return jdbc.sql("""
            select content_hash from program_version v
            where state not in ('REJECTED', 'WITHDRAWN') and not exists (
                select from program_build b where b.content_hash = v.content_hash and b.compiler = ?)
            group by content_hash order by bool_or(state in ('GRAY', 'RELEASED')) desc, max(uploaded_at) desc
            """).param(compiler.version()).query(String.class).list();
    }

    boolean isLive(String contentHash) {
        return jdbc.sql("select count(*) > 0 from program_version"
                        + " where content_hash = ? and state in ('GRAY', 'RELEASED')")
                .param(contentHash)
                .query(Boolean.class)
                .single();
    }

    /** Notes what this node's compiler made, after it was stored and in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String contentHash, String hash) {
        jdbc.sql("insert into program_build (content_hash, compiler, hash) values (?, ?, ?)"
                        + " on conflict (content_hash, compiler) do update"
                        + " set hash = excluded.hash, built_at = excluded.built_at")
                .params(contentHash, compiler.version(), hash)
                .update();
    }
}
