package io.minihost.server.programs;

import io.minihost.server.cluster.ClusterListener;
import io.minihost.server.common.AppId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Hears of lists of domains that were changed on another node. */
@Component
class DomainChanges implements ClusterListener {

    private final DomainLists lists;

    DomainChanges(DomainLists lists) {
        this.lists = lists;
    }

    @Override
    public String topic() {
        return DomainLists.CHANGED;
    }

    @Override
    public void hear(JsonNode payload) {
        lists.forget(new AppId(payload.stringValue()));
    }

    @Override
    public void missed() {
        lists.forgetAll();
    }
}
