package io.minihost.server.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees to it that listeners with {@code @ApplicationModuleListener} get through in the end, also when the node that published an
 * event is gone: on one node at a time, so that each of them may hear an event twice and has to bear that. Not for money, whose
 * messages are rows of its own.
 */
@Component
class LastingEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LastingEvents.class);
    private static final Duration ROUND = Duration.ofMinutes(1);

    /** A listener that is still at work is not called again. */
    private static final Duration AGE = Duration.ofMinutes(2);

    private static final int ATTEMPTS_MAX = 100;

    private final IncompleteEventPublications incomplete;
    private final ClusterLeases leases;
    private final Clock clock;

    LastingEvents(IncompleteEventPublications incomplete, ClusterLeases leases, Clock clock) {
        this.incomplete = incomplete;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void round() {
        leases.run("lasting events", ROUND, () -> resubmit(AGE));
    }

    void resubmit(Duration age) {
        var before = clock.instant().minus(age);
        incomplete.resubmitIncompletePublications(publication -> isDue(publication, before));
    }

    private static boolean isDue(EventPublication publication, Instant before) {
        var last = publication.getLastResubmissionDate();
        if ((last == null ? publication.getPublicationDate() : last).isAfter(before)) {
            return false;
        }
        if (publication.getCompletionAttempts() == ATTEMPTS_MAX) {
            LOG.error("nobody gets through with {}; it is left in the table event_publication", publication.getEvent());
        }
        return publication.getCompletionAttempts() < ATTEMPTS_MAX;
    }
}
