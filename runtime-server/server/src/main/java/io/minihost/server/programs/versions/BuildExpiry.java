package io.minihost.server.programs.versions;

import static java.util.stream.Collectors.toSet;

import io.minihost.server.programs.BundleUse;
import io.minihost.server.storage.NamingLock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of builds that no version has any more, and of those of compilers that no node has had for a week: until then an
 * upgrade may be taken back without compiling anything. Nobody stores a build meanwhile. The blobs are the sweep's.
 */
@Component
class BuildExpiry {

    private static final Duration KEPT = Duration.ofDays(7);

    /** The last build of a version stays, whoever made it: perhaps the compilers of today make nothing of it. */
    private static final String OBSOLETE = """
        select content_hash, compiler, hash from program_build b
        where not exists (select from program_version v where v.content_hash = b.content_hash)
            or not exists (select from program_compiler c where c.compiler = b.compiler)
            and exists (select from program_build other
                where other.content_hash = b.content_hash and other.compiler <> b.compiler
                    and (exists (select from program_compiler c where c.compiler = other.compiler)
                        or (other.built_at, other.compiler) > (b.built_at, b.compiler)))
        """;

    private final JdbcClient jdbc;
    private final NamingLock lock;
    private final TransactionTemplate transaction;
    private final ObjectProvider<BundleUse> users;

    BuildExpiry(JdbcClient jdbc, NamingLock lock, TransactionTemplate transaction, ObjectProvider<BundleUse> users) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.transaction = transaction;
        this.users = users;
    }

    private record Obsolete(String contentHash, String compiler, String hash) {}

    void tidy() {
        transaction.executeWithoutResult(status -> {
            lock.own(BundleStore.COMPILED);
            jdbc.sql("delete from program_compiler where used_at < clock_timestamp() - ? * interval '1 second'")
                    .param(KEPT.toSeconds())
                    .update();
            var obsolete = jdbc.sql(OBSOLETE).query(Obsolete.class).list();
            var used = used(obsolete.stream().map(Obsolete::hash).collect(toSet()));
            obsolete.stream().filter(build -> !used.contains(build.hash())).forEach(this::delete);
        });
    }

    private void delete(Obsolete build) {
        jdbc.sql("delete from program_build where content_hash = ? and compiler = ?")
                .params(build.contentHash(), build.compiler())
                .update();
    }

    /** Lets go of all that was made of some contents, unless a version has them. */
    void discard(Collection<String> contents) {
        if (contents.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            // In the order of whoever stores, as somebody may discard blobs in the same transaction.
            BundleStore.KINDS.forEach(lock::own);
            jdbc.sql("delete from program_build b where content_hash in (:contents)"
                            + " and not exists (select from program_version v where v.content_hash = b.content_hash)")
                    .param("contents", contents)
                    .update();
        });
    }

    /** Which of some hashes are named, of archives or of what was made of them. */
    Set<String> named(Collection<String> hashes) {
        // Nodes of releases that kept no builds name what they run in the version alone.
        return Set.copyOf(
                jdbc.sql("""
            select content_hash from program_version where content_hash in (:hashes)
            union select hash from program_build
                where hash in (:hashes) and content_hash in (select content_hash from program_version)
            union select hash from program_version
                where hash in (:hashes) and compiler in (select compiler from program_compiler)
            """).param("hashes", hashes).query(String.class).list());
    }

    /** Which compiled bundles visits run that go on, or may come back. */
    Set<String> used(Collection<String> hashes) {
        var used = new HashSet<String>();
        if (!hashes.isEmpty()) {
            users.forEach(user -> used.addAll(user.of(hashes)));
        }
        return used;
    }
}
