package io.minihost.server.cluster;

import tools.jackson.databind.JsonNode;

/** Hears what the nodes of the cluster say on one topic; a bean of whoever wants to know. */
public interface ClusterListener {

    String topic();

    /**
     * Something was said, by this node or another. Heard once, in the order of the transactions. Whoever starts hears only
     * what is said from then on.
     */
    void hear(JsonNode payload);

    /** This node may have missed something: what was learned from events has to be learned anew. */
    void missed();
}
