package io.minihost.server.payments.rehearsal;

import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.payments.notifications.DeliveryFaults;
import io.minihost.server.payments.wire.MchId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What goes wrong with notifications. */
@Component
class RehearsedDeliveries implements DeliveryFaults {

    private static final int LOST = 3;

    private final RunRows runs;
    private final Relays relays;

    RehearsedDeliveries(RunRows runs, Relays relays) {
        this.runs = runs;
        this.relays = relays;
    }

    @Override
    public Fault of(MchId mchid, String subject, int tries) {
        return runs.named(mchid, subject)
                .map(run -> switch (run.scenario()) {
                    case NOTIFY_LOST -> tries <= LOST ? Fault.LOST : Fault.NONE;
                    case OLD_CERTIFICATE -> tries == 1 ? Fault.OLD_CERTIFICATE : Fault.NONE;
                    case PROBE -> tries == 1 ? Fault.PROBE : Fault.NONE;
                    default -> Fault.NONE;
                })
                .orElse(Fault.NONE);
    }

    @Override
    public Optional<Answer> relay(MchId mchid, OutboundRequest request, String body, String resource)
            throws OutboundFailure {
        return relays.bring(mchid, request, body, resource);
    }
}
