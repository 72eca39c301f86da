package io.minihost.server.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what nodes say, in the order of their transactions, on a connection of its own. A notification wakes it up; one that
 * gets lost with a connection costs some seconds and no event, as the table is read from where it was left.
 */
@Component
class EventReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    /**
     * Only what no transaction that is still open can come before: a transaction that began earlier may commit later. Those that
     * only read have no number and hold nobody up.
     */
    private static final String NEXT = "select tx::text, id, topic, payload from cluster_event"
            + " where (tx, id) > (?::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot()) order by tx, id limit "
            + BATCH;

    private final DataSource database;
    private final ObjectProvider<ClusterListener> listeners;
    private final JsonMapper json;
    /** The one that reads; another one that has not noticed yet that it was stopped does not. */
    private volatile @Nullable Thread reader;

    private @Nullable String transaction;
    private long id;
    private long readNanos;

    EventReader(DataSource database, ObjectProvider<ClusterListener> listeners, JsonMapper json) {
        this.database = database;
        this.listeners = listeners;
        this.json = json;
    }

    private void read() {
        while (isReader()) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (isReader()) {
                    LOG.warn("cannot read the events of the cluster now: {}", e.getMessage());
                    sleep();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + ClusterEvents.CHANNEL);
        }
        if (transaction == null) {
            begin(connection);
        } else if (System.nanoTime() - readNanos > ClusterEvents.KEPT.toNanos() / 2) {
            begin(connection);
            listeners.forEach(ClusterListener::missed);
        }
        try (var next = connection.prepareStatement(NEXT)) {
            while (isReader()) {
                while (hearSome(next) == BATCH) {}
                readNanos = System.nanoTime();
                connection.unwrap(PGConnection.class).getNotifications((int) LOOK_EVERY.toMillis());
            }
        }
    }

    /** From now on: everything that is not committed yet. */
    private void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var now = statement.executeQuery("select pg_snapshot_xmin(pg_current_snapshot())::text")) {
            now.next();
            transaction = now.getString(1);
            id = 0;
        }
    }

    private synchronized int hearSome(PreparedStatement next) throws SQLException {
        if (!isReader()) {
            return 0;
        }
        next.setString(1, transaction);
        next.setLong(2, id);
        var count = 0;
        try (var rows = next.executeQuery()) {
            for (; rows.next(); count++) {
                tell(rows.getString("topic"), rows.getString("payload"));
                transaction = rows.getString("tx");
                id = rows.getLong("id");
            }
        }
        return count;
    }

    private void tell(String topic, String payload) {
        List<ClusterListener> all = listeners.stream()
                .filter(listener -> listener.topic().equals(topic))
                .toList();
        for (var listener : all) {
            try {
                listener.hear(json.readTree(payload));
            } catch (RuntimeException e) {
                LOG.error("{} could not make use of an event of the cluster: {}", listener, payload, e);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReader() {
        return Thread.currentThread().equals(reader);
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().daemon().name("cluster-events").unstarted(this::read);
        reader = thread;
        thread.start();
    }

    @Override
    public void stop() {
        reader = null;
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }
}
