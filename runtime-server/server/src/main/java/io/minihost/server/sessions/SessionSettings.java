package io.minihost.server.sessions;

import static io.minihost.server.common.SettingChecks.positive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of sessions.
 *
 * @param node name of this node, part of every session id
 * @param reservation how long a served page may take to join
 * @param grace how long a session lives without a connection
 * @param silence after which a connection counts as dead
 * @param total sessions on this node, reserved ones included
 * @param perPerson sessions of one person; one more ends the one that was left longest ago
 * @param perAddress sessions and reservations of one client address
 * @param frame the largest message a view may send
 * @param buffer patches kept until the view acknowledges them; past it the view is sent a snapshot when it has caught up
 * @param bufferFrames the same, counted in messages
 * @param journalTurns turns of a guest that are kept for replay
 * @param journal what those turns' messages may add up to
 * @param journalCpu CPU time of those turns; a guest past any of the three is launched anew instead of replayed
 * @param calls outstanding host calls of one session
 * @param logEntries entries kept of each session's log
 * @param logExpiry after which they are deleted
 * @param revival how long after its launch a session that a crashed server left behind can be launched anew
 */
@ConfigurationProperties("minihost.sessions")
record SessionSettings(
        @DefaultValue("local") String node,
        @DefaultValue("2m") Duration reservation,
        @DefaultValue("10m") Duration grace,
        @DefaultValue("45s") Duration silence,
        @DefaultValue("5000") int total,
        @DefaultValue("20") int perPerson,
        @DefaultValue("500") int perAddress,
        @DefaultValue("1MB") DataSize frame,
        @DefaultValue("4MB") DataSize buffer,
        @DefaultValue("2000") int bufferFrames,
        @DefaultValue("5000") int journalTurns,
        @DefaultValue("8MB") DataSize journal,
        @DefaultValue("2s") Duration journalCpu,
        @DefaultValue("256") int calls,
        @DefaultValue("1000") int logEntries,
        @DefaultValue("14d") Duration logExpiry,
        @DefaultValue("24h") Duration revival) {

    private static final String PREFIX = "minihost.sessions.";

    SessionSettings {
        positive(PREFIX + "reservation", reservation);
        positive(PREFIX + "grace", grace);
        positive(PREFIX + "silence", silence);
        positive(PREFIX + "total", total);
        positive(PREFIX + "per-person", perPerson);
        positive(PREFIX + "per-address", perAddress);
        positive(PREFIX + "frame", frame);
        positive(PREFIX + "buffer", buffer);
        positive(PREFIX + "buffer-frames", bufferFrames);
        positive(PREFIX + "journal-turns", journalTurns);
        positive(PREFIX + "journal", journal);
        positive(PREFIX + "journal-cpu", journalCpu);
        positive(PREFIX + "calls", calls);
        positive(PREFIX + "log-entries", logEntries);
        positive(PREFIX + "log-expiry", logExpiry);
        positive(PREFIX + "revival", revival);
    }
}
