package io.minihost.server.checkout;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.util.Collection;
import java.util.Map;

/** The orders behind the pay sheet, and the money that pays them. */
public interface PayableOrders {

    /** What somebody has proved with that it is them who pay. */
    enum Proof {
        PIN,
        PASSKEY
    }

    /**
     * The order for somebody who is to pay it. A guest is told too: they sign in after that, and are asked about again.
     *
     * @throws PayRefused when its merchant has not signed it, or it is another person's, or it cannot be paid any more
     */
    Payable payable(SignedOrder asked, AppId program, PersonId person) throws PayRefused;

    /** The person sees the sheet. */
    void opened(String order);

    /** The sheet is gone and has paid nothing; the order may be asked for again. */
    void left(String order);

    /** An order that {@link #payable} has given, as it is now. */
    Payable now(String order);

    /** What somebody has to pay with, in fen. */
    long balance(PersonId person);

    /**
     * Pays an order, in the transaction of whoever asks for it.
     *
     * @return false when the same person has paid it already
     * @throws io.minihost.server.common.web.Problem {@code not_enough} when the balance is short, {@code order_closed} when it cannot be
     *     paid any more
     */
    boolean pay(String order, PersonId person, Proof proof);

    /**
     * What transfers were for.
     *
     * @param references what the ledger knows them by
     * @return by reference; those that were for no order are missing
     */
    Map<String, Receipt> receipts(Collection<String> references);
}
