package io.minihost.server.payments.wire;

/** The platform's words for what can go wrong, each with the status that goes with it. */
public enum PayError {
    PARAM_ERROR(400),
    INVALID_REQUEST(400),
    APPID_MCHID_NOT_MATCH(400),
    OPENID_MISMATCH(400),
    ORDERPAID(400),
    ORDER_CLOSED(400),
    NO_STATEMENT_EXIST(400),
    STATEMENT_CREATING(400),
    SIGN_ERROR(401),
    NO_AUTH(403),
    OUT_TRADE_NO_USED(403),
    NOT_ENOUGH(403),
    RULE_LIMIT(403),
    ORDER_NOT_EXIST(404),
    RESOURCE_NOT_EXISTS(404),
    RATELIMIT_EXCEEDED(429),
    SYSTEM_ERROR(500);

    private final int status;

    PayError(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
