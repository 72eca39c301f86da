package io.minihost.server.programdata;

import io.minihost.server.cluster.ClusterEvents;
import io.minihost.server.cluster.ClusterListener;
import io.minihost.server.cluster.LivingNodes;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.LiveSessions;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.VisitsElsewhere;
import io.minihost.server.identity.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a person's visits on other nodes which names of a program's data have changed. What they hold now is read there, so that
 * it does not matter how often and how late that is heard.
 */
@Component
public class DataChanges implements ClusterListener {

    private static final Logger LOG = LoggerFactory.getLogger(DataChanges.class);

    private final ClusterEvents events;
    private final LivingNodes nodes;
    private final NodeName node;
    private final VisitsElsewhere visits;
    private final LiveSessions sessions;
    private final ObjectProvider<PersonDataStore> stores;
    private final JsonMapper json;

    DataChanges(
            ClusterEvents events,
            LivingNodes nodes,
            NodeName node,
            VisitsElsewhere visits,
            LiveSessions sessions,
            ObjectProvider<PersonDataStore> stores,
            JsonMapper json) {
        this.events = events;
        this.nodes = nodes;
        this.node = node;
        this.visits = visits;
        this.sessions = sessions;
        this.stores = stores;
        this.json = json;
    }

    /** Goes from node to node. */
    private record Changed(String node, String store, UUID person, String program, List<String> names) {}

    /**
     * Within the transaction that makes the changes.
     *
     * @param store its {@link PersonDataStore#topic()}
     */
    public void tell(String store, PersonId person, AppId program, Collection<String> names) {
        if (!names.isEmpty() && nodes.hasOthers() && visits.any(person, program)) {
            events.tell(topic(), new Changed(node.value(), store, person.value(), program.value(), List.copyOf(names)));
        }
    }

    @Override
    public String topic() {
        return "data";
    }

    @Override
    public void hear(JsonNode payload) {
        var changed = json.treeToValue(payload, Changed.class);
        if (changed.node().equals(node.value())) {
            return;
        }
        var person = new PersonId(changed.person());
        var program = new AppId(changed.program());
        List<? extends SessionContext> concerned = sessions.of(person)
                .filter(session -> session.program().appId().equals(program))
                .toList();
        if (!concerned.isEmpty()) {
            stores.stream()
                    .filter(store -> store.topic().equals(changed.store()))
                    .map(store -> store.changes(person, program, changed.names()))
                    .forEach(changes -> concerned.forEach(session -> session.notice(changed.store(), changes)));
        }
    }

    @Override
    public void missed() {
        LOG.warn("visits here may not know what visits on other nodes have stored; their next launch does");
    }
}
