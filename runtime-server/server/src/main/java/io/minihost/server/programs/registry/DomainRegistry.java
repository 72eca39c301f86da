package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.DomainLists;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes lists of domains: the list and the word of who changed it, or neither. */
@Service
class DomainRegistry {

    private final OwnPrograms access;
    private final DomainLists lists;
    private final AuditLog audit;

    DomainRegistry(OwnPrograms access, DomainLists lists, AuditLog audit) {
        this.access = access;
        this.lists = lists;
        this.audit = audit;
    }

    @Transactional
    void replace(Caller caller, AppId appId, DomainLists.Lists wanted, @Nullable IfMatch seen) {
        access.lock(caller, appId, Action.PROGRAM_CHANGE);
        if (seen != null) {
            var now = lists.read(appId);
            IfMatch.check(seen, now.revision(), () -> now);
        }
        lists.replace(appId, wanted);
        audit.record(caller.subject(), "domains.replace", appId.value(), Map.copyOf(wanted.byUse()));
    }
}
