package io.minihost.server.customerservice;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A message of a conversation.
 *
 * @param content {@code text}; {@code mediaId}; {@code title}, {@code description}, {@code url}, {@code picture}; or {@code title},
 *     {@code path}, {@code picture} or {@code mediaId}
 */
public record ServiceMessage(long id, boolean fromPerson, MessageKind kind, JsonNode content, Instant at) {}
