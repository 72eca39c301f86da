package io.minihost.server.storage;

import java.sql.ResultSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Between storing a blob and committing the row that names it nobody may sweep, on whatever server. Whoever names a blob
 * holds the lock of its kind together with all others who do; a sweep holds it alone.
 */
@Component
public class NamingLock {

    private final JdbcClient jdbc;

    NamingLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps sweeps away until the transaction ends; waits while one deletes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void share(String kind) {
        lock("select pg_advisory_xact_lock_shared(hashtextextended('blobs ' || ?, 0))", kind);
    }

    /** Until the transaction ends nobody names a blob of this kind; waits for those who do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void own(String kind) {
        lock("select pg_advisory_xact_lock(hashtextextended('blobs ' || ?, 0))", kind);
    }

    private void lock(String sql, String kind) {
        jdbc.sql(sql).param(kind).query((ResultSet row) -> {});
    }
}
