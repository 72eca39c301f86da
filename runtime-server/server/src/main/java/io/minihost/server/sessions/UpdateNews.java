package io.minihost.server.sessions;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Releases;
import io.minihost.server.programs.VersionWentLive;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs that run when a newer version of them was released to the person who uses them. */
@Component
class UpdateNews {

    private final SessionRegistry registry;
    private final Catalogue catalogue;
    private final Releases releases;

    UpdateNews(SessionRegistry registry, Catalogue catalogue, Releases releases) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.releases = releases;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onRelease(VersionWentLive event) {
        Launchable fresh = event.version();
        if (!releases.tellsRunning(fresh.appId(), fresh.version())) {
            return;
        }
        for (LiveSession session : registry.all()) {
            Launchable running = session.program();
            boolean concerned = session.live()
                    && running.env() == EnvVersion.RELEASE
                    && running.appId().equals(fresh.appId())
                    && !running.version().equals(fresh.version());
            if (concerned && gets(session, fresh)) {
                session.notice("update", JsonMapper.shared().createObjectNode().put("version", fresh.version()));
            }
        }
    }

    /** A gray release is for some people only. */
    private boolean gets(LiveSession session, Launchable fresh) {
        return catalogue
                .released(fresh.appId(), session.person())
                .filter(version -> version.version().equals(fresh.version()))
                .isPresent();
    }
}
