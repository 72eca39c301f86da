package io.minihost.server.merchantpush;

/** There is something to send, once the transaction is committed in which this is published. */
public record MessagesWait() {}
