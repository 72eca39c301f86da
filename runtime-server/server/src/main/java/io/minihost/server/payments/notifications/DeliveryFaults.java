package io.minihost.server.payments.notifications;

import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.payments.wire.MchId;
import java.util.Optional;

/** What goes wrong on purpose with notifications of rehearsals; those of other merchants are never asked about. */
public interface DeliveryFaults {

    enum Fault {
        NONE,
        /** it never leaves */
        LOST,
        /** signed by an older certificate, which the merchant's server is told of */
        OLD_CERTIFICATE,
        /** signed by nobody, as the platform itself tries now and then */
        PROBE
    }

    /**
     * What goes wrong with one try.
     *
     * @param subject the order's or refund's number
     * @param tries this one counted
     */
    Fault of(MchId mchid, String subject, int tries);

    /** What the merchant's server has answered. */
    record Answer(int status, String text) {}

    /**
     * Has a developer's own machine told by whoever listens for it.
     *
     * @param resource what is encrypted in the request
     * @return empty where nobody listens
     * @throws OutboundFailure where it does not answer in time
     */
    Optional<Answer> relay(MchId mchid, OutboundRequest request, String body, String resource) throws OutboundFailure;
}
