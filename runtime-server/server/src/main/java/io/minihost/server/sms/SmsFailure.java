package io.minihost.server.sms;

import org.jspecify.annotations.Nullable;

/** The gateway did not take a message. */
public final class SmsFailure extends Exception {

    private static final long serialVersionUID = 1L;

    SmsFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
