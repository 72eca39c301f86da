package io.minihost.server.sessions;

import io.minihost.server.common.Budgets;
import io.minihost.server.common.Budgets.Holder;
import io.minihost.server.common.Budgets.Scope;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.SessionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What is held in memory for visits: what they send and receive until somebody has taken it. */
@Component
final class SessionBudgets {

    /** Of the heap. What is counted once may be there several times for a moment, while it changes its form. */
    private static final int PART = 4;

    private static final long VISIT_MAX = 64L << 20;

    private final Budgets underWay;
    private final Budgets kept;

    /** Takes how much all visits may have under way, else a part of the heap. */
    SessionBudgets(@Value("${minihost.sessions.under-way:#{null}}") @Nullable DataSize all) {
        long node = all == null ? Runtime.getRuntime().maxMemory() / PART : all.toBytes();
        this.underWay = new Budgets(node, VISIT_MAX);
        this.kept = new Budgets(Runtime.getRuntime().maxMemory() / PART, VISIT_MAX);
    }

    /** For what somebody has sent and nobody has taken yet. */
    Lease lease(SessionContext session) {
        return underWay.lease(holders(session));
    }

    /** For what is kept in case it is needed again: journals and patches. */
    Lease kept(SessionContext session) {
        return kept.lease(holders(session));
    }

    private static List<Holder> holders(SessionContext session) {
        return List.of(
                new Holder(Scope.VISIT, session.id().value()),
                new Holder(Scope.PERSON, session.person().toString()),
                new Holder(Scope.PROGRAM, session.program().appId().value()),
                new Holder(Scope.ADDRESS, session.visit().address()),
                Holder.NODE);
    }

    /** Bytes under way for all. */
    long held() {
        return underWay.held(Holder.NODE);
    }
}
