package io.minihost.server.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a transfer beside its amount, for the person whose money it was.
 *
 * @param merchant as the person reads it
 * @param program what it is called
 * @param number of the transaction, as the merchant's server knows it too
 * @param orderNumber as the merchant gave it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String merchant,
        String appId,
        @Nullable String program,
        String description,
        String number,
        String orderNumber) {}
