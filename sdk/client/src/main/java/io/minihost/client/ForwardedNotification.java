package io.minihost.client;

import java.util.Map;

/**
 * A notification for a server that no address leads to.
 *
 * @param headers as the merchant's server is to get them
 * @param body the same
 * @param resource what is encrypted in the body, as JSON
 */
public record ForwardedNotification(long id, Map<String, String> headers, String body, String resource) {}
