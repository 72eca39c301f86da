package io.minihost.server.merchantpush.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a message.
 *
 * @param status null when there was no answer
 * @param answer its beginning, or what went wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
        Instant at, int millis, Outcome outcome, @Nullable Integer status, String answer) {}
