package io.minihost.server.payments.merchants;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's server signs with.
 *
 * @param serial the {@code serial_no} that it names
 * @param expiresAt null for public keys, which do not
 * @param lastUsedAt known to the minute; null when it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MerchantKey(
        String serial,
        Kind kind,
        @Nullable String certificatePem,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** How it came here. */
    public enum Kind {
        /** made here from a signing request */
        @JsonProperty("certificate")
        CERTIFICATE,
        @JsonProperty("public-key")
        PUBLIC_KEY
    }
}
