package io.minihost.server.payments.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try.
 *
 * @param status null when there was no answer
 * @param request what was sent, header fields first
 * @param answer its beginning, or what went wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationAttempt(
        Instant at, int millis, Outcome outcome, @Nullable Integer status, String request, String answer) {}
