package io.minihost.server.sessions;

import static io.minihost.server.common.SettingChecks.positive;

import io.minihost.server.sessions.capacity.Reservations;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of sessions.
 *
 * @param reservation how long a served page may take to join, and a socket to say for which page
 * @param grace how long a session lives without a connection; less in a house that is more than half full
 * @param silence after which a connection counts as dead
 * @param total sessions on this node
 * @param perPerson sessions of one person; one more ends the one that was left longest ago
 * @param perAddress sessions of one client address at most; less when the node fills up
 * @param reservations served pages that have not joined
 * @param frame the largest message a view may send
 * @param buffer patches kept until the view acknowledges them; past it the view is sent a snapshot when it has caught up
 * @param bufferFrames the same, counted in messages
 * @param journalTurns turns of a guest that are kept for replay
 * @param journal what those turns' messages may add up to
 * @param journalCpu CPU time of those turns; a guest past any of the three is launched anew instead of replayed
 * @param calls outstanding host calls of one session
 * @param logEntries entries kept of each session's log
 * @param logExpiry after which they are deleted
 * @param logTotal entries kept of all sessions together
 * @param visits of which anything is kept
 * @param revival how long after its launch a session that a crashed server left behind can be launched anew
 */
@ConfigurationProperties("minihost.sessions")
record SessionSettings(
        @DefaultValue("15s") Duration reservation,
        @DefaultValue("10m") Duration grace,
        @DefaultValue("45s") Duration silence,
        @DefaultValue("5000") int total,
        @DefaultValue("20") int perPerson,
        @DefaultValue("1000") int perAddress,
        @DefaultValue("2000") int reservations,
        @DefaultValue("1MB") DataSize frame,
        @DefaultValue("4MB") DataSize buffer,
        @DefaultValue("2000") int bufferFrames,
        @DefaultValue("5000") int journalTurns,
        @DefaultValue("8MB") DataSize journal,
        @DefaultValue("2s") Duration journalCpu,
        @DefaultValue("1024") int calls,
        @DefaultValue("1000") int logEntries,
        @DefaultValue("14d") Duration logExpiry,
        @DefaultValue("2000000") int logTotal,
        @DefaultValue("1000000") int visits,
        @DefaultValue("24h") Duration revival) {

    private static final String PREFIX = "minihost.sessions.";

    /** What one network may have of all reservations, and an address or a program of those of a network or of all. */
    private static final int NETWORK_PART = 3;

    private static final int HALF = 2;

    SessionSettings {
        positive(PREFIX + "reservation", reservation);
        positive(PREFIX + "grace", grace);
        positive(PREFIX + "silence", silence);
        positive(PREFIX + "total", total);
        positive(PREFIX + "per-person", perPerson);
        positive(PREFIX + "per-address", perAddress);
        positive(PREFIX + "reservations", reservations);
        positive(PREFIX + "frame", frame);
        positive(PREFIX + "buffer", buffer);
        positive(PREFIX + "buffer-frames", bufferFrames);
        positive(PREFIX + "journal-turns", journalTurns);
        positive(PREFIX + "journal", journal);
        positive(PREFIX + "journal-cpu", journalCpu);
        positive(PREFIX + "calls", calls);
        positive(PREFIX + "log-entries", logEntries);
        positive(PREFIX + "log-expiry", logExpiry);
        positive(PREFIX + "log-total", logTotal);
        positive(PREFIX + "visits", visits);
        positive(PREFIX + "revival", revival);
    }

    /** How many served pages there may be, and of whom. */
    Reservations.Limits reservationLimits() {
        int perNetwork = Math.max(1, reservations / NETWORK_PART);
        return new Reservations.Limits(
                reservation,
                reservations,
                perPerson,
                Math.max(1, perNetwork / HALF),
                perNetwork,
                Math.max(1, reservations / HALF));
    }
}
