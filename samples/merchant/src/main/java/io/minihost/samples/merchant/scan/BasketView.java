package io.minihost.samples.merchant.scan;

import io.minihost.samples.merchant.Voucher;
import io.minihost.samples.wechat.Purchase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A basket that is being paid or was paid.
 *
 * @param total in fen
 * @param exit null while it is not paid
 * @param picture of the exit's code
 */
record BasketView(
        String number,
        Purchase.State state,
        List<Line> lines,
        int total,
        Instant at,
        @Nullable Voucher exit,
        @Nullable String picture) {

    record Line(Shelf.Article article, int count) {}
}
