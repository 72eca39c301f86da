package io.minihost.samples.merchant.coach;

import io.minihost.samples.merchant.Voucher;
import io.minihost.samples.wechat.Purchase;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its traveller sees it.
 *
 * @param total in fen
 * @param ticket null while it is not paid
 * @param picture of the ticket's code
 */
record TicketView(
        String number,
        Purchase.State state,
        Departure departure,
        int travellers,
        int total,
        @Nullable Voucher ticket,
        @Nullable String picture) {}
