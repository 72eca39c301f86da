package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Quotas;
import io.minihost.server.shortcuts.LinkVisits;
import org.springframework.stereotype.Component;

/** Visits by links are counted like calls. */
@Component
class CountedVisits implements LinkVisits {

    private static final String ACCOUNT = "visits by links";

    private final Quotas quotas;

    CountedVisits(Quotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public boolean take(AppId program) {
        return quotas.take(program, ACCOUNT, Allowances.LINK_VISITS);
    }

    @Override
    public long left(AppId program) {
        var most = Allowances.LINK_VISITS.times();
        return Math.max(0, most - quotas.used(program, ACCOUNT, Allowances.LINK_VISITS));
    }
}
