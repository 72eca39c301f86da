package io.minihost.server.payments.wire;

/** What goes wrong on purpose with calls of merchants that rehearse; those of others are never asked about. */
public interface CallFaults {

    /** The header by which a merchant's server has an order go wrong. */
    String HEADER = "Minihost-Rehearse";

    /**
     * Answers a call, or lets it fail.
     *
     * @param wanted what {@link #HEADER} says; empty where it is not there
     * @throws PayRefusal as the call itself does
     */
    PayAnswer answer(PayCall call, PayRequest request, String wanted);
}
