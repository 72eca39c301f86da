package io.minihost.server.sessions;

import io.minihost.server.cluster.LeaseResumed;
import io.minihost.server.cluster.LivingNodes;
import io.minihost.server.cluster.NodeLease;
import io.minihost.server.cluster.NodeLost;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.hostapi.SessionEnded;
import io.minihost.server.hostapi.SessionId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which node runs a visit. A node that lives keeps what it has; what another has left behind is this one's as soon as the person
 * comes here, and never both nodes'.
 */
@Component
class VisitOwnership {

    private static final Logger LOG = LoggerFactory.getLogger(VisitOwnership.class);

    private final SessionRecords records;
    private final SessionRegistry registry;
    private final LivingNodes nodes;
    private final NodeName node;
    private final NodeLease lease;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    VisitOwnership(
            SessionRecords records,
            SessionRegistry registry,
            LivingNodes nodes,
            NodeName node,
            NodeLease lease,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.records = records;
        this.registry = registry;
        this.nodes = nodes;
        this.node = node;
        this.lease = lease;
        this.transaction = transaction;
        this.events = events;
    }

    /** Where a visit is. */
    sealed interface Whereabouts {}

    /** It is over, or this node's from now on. */
    record Here(SessionRecords.Past past) implements Whereabouts {}

    /** Another node has it, or has let it in a moment ago. */
    record Elsewhere(String node) implements Whereabouts {}

    /** Nobody knows of it. */
    record Nowhere() implements Whereabouts {}

    /** Whether this node may have visits at all. */
    boolean isOpen() {
        return lease.isHeld();
    }

    /** Finds a visit that this node does not have, and takes it over if the node that had it is gone. */
    Whereabouts claim(SessionId id) {
        return Objects.requireNonNull(transaction.execute(status -> find(id)));
    }

    private Whereabouts find(SessionId id) {
        Optional<SessionRecords.Past> found = records.lock(id);
        if (found.isEmpty()) {
            boolean isNew = !id.node().equals(node.value()) && nodes.isAlive(id.node());
            return isNew ? new Elsewhere(id.node()) : new Nowhere();
        }
        SessionRecords.Past past = found.get();
        String owner = past.owner();
        boolean isOwn = node.value().equals(owner) && past.epoch() == lease.epoch();
        if (past.end() == null && !isOwn) {
            if (owner != null && nodes.isAlive(owner, past.epoch())) {
                return new Elsewhere(owner);
            }
            records.take(id);
        }
        return new Here(past);
    }

    @EventListener
    void onLost(NodeLost event) {
        letGo(session -> true);
    }

    @EventListener
    void onResumed(LeaseResumed event) {
        Set<SessionId> lost =
                records.lost(registry.all().stream().map(LiveSession::id).toList());
        letGo(session -> lost.contains(session.id()));
    }

    @EventListener
    void onTaken(VisitTaken event) {
        letGo(session -> session.id().equals(event.session()));
    }

    private void letGo(Predicate<LiveSession> which) {
        registry.all().stream().filter(which).forEach(session -> {
            LOG.warn("session {} is another node's", session.id());
            letGo(session);
        });
    }

    /** Forgets a visit that is not over: its view comes back and finds it where, and as whose, it is now. */
    void letGo(LiveSession session) {
        // First of all, so that a view that is back at once does not find it here.
        registry.remove(session);
        session.suspend();
        events.publishEvent(new SessionEnded(session.id()));
    }
}
