package io.minihost.server.cluster;

import io.minihost.server.common.ClusterWide;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes on every node what one of them has published. */
@Component
class EventRelay implements ClusterListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final String TOPIC = "event";

    private final ClusterEvents cluster;
    private final NodeName node;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    EventRelay(ClusterEvents cluster, NodeName node, ApplicationEventPublisher events, JsonMapper json) {
        this.cluster = cluster;
        this.node = node;
        this.events = events;
        this.json = json;
    }

    /**
     * An event as it goes from node to node.
     *
     * @param type name of its class
     */
    private record Told(String node, String type, JsonNode event) {}

    /** Not called for what is published here on behalf of another node, as that is in no transaction. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void tell(ClusterWide event) {
        cluster.tell(TOPIC, new Told(node.value(), event.getClass().getName(), json.valueToTree(event)));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void hear(JsonNode payload) {
        var told = json.treeToValue(payload, Told.class);
        if (told.node().equals(node.value())) {
            return;
        }
        try {
            var type = Class.forName(told.type()).asSubclass(ClusterWide.class);
            events.publishEvent(json.treeToValue(told.event(), type));
        } catch (ClassNotFoundException | ClassCastException e) {
            LOG.info("node {} tells of {}, which this release does not know", told.node(), told.type());
        }
    }

    @Override
    public void missed() {
        events.publishEvent(new EventsMissed());
    }
}
