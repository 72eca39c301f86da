package io.minihost.server.home;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.hostapi.VisitBegan;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts what people open onto their shelves; test versions are opened by their links only. */
@Component
class RecentVisits {

    private final RecentsAndPins recents;

    RecentVisits(RecentsAndPins recents) {
        this.recents = recents;
    }

    @EventListener
    void onVisit(VisitBegan visit) {
        if (visit.program().env() == EnvVersion.RELEASE) {
            recents.used(visit.person(), visit.program().appId(), visit.at());
        }
    }
}
