package io.minihost.server.merchantpush;

import io.minihost.server.merchantpush.wire.PushFormat;
import io.minihost.server.merchantpush.wire.PushKeys;
import io.minihost.server.merchantpush.wire.PushMode;

/**
 * How a program wants its messages.
 *
 * @param revision another one after each change
 */
public record PushTarget(String url, PushMode mode, PushFormat format, PushKeys keys, int revision) {}
