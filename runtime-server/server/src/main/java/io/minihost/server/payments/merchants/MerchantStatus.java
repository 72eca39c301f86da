package io.minihost.server.payments.merchants;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a merchant may do business. */
public enum MerchantStatus {
    @JsonProperty("active")
    ACTIVE,
    /** takes no orders and is paid nothing; may look, and be looked at */
    @JsonProperty("frozen")
    FROZEN
}
