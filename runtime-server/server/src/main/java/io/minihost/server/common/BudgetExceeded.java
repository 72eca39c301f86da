package io.minihost.server.common;

/** There is no room for more bytes at the moment. */
public final class BudgetExceeded extends Exception {

    private static final long serialVersionUID = 1L;

    BudgetExceeded(String scope, long mebibytes) {
        super("too much data at once: this %s may have %d MB under way".formatted(scope, mebibytes));
    }
}
