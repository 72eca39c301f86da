package io.minihost.server.payments.merchants;

import io.minihost.server.payments.wire.MchId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is paid.
 *
 * @param feeRate of each payment, in hundredths of a percent
 * @param rehearsalOf whose twin it is that only rehearses; null for merchants that are paid
 */
public record Merchant(
        MchId mchid,
        String name,
        MerchantStatus status,
        int feeRate,
        int revision,
        Instant createdAt,
        @Nullable MchId rehearsalOf) {

    private static final int WHOLE = 10_000;

    /** What the host keeps of a payment: rounded half up. */
    public long fee(long amount) {
        return (amount * feeRate + WHOLE / 2) / WHOLE;
    }
}
