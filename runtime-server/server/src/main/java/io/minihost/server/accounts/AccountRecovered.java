package io.minihost.server.accounts;

import io.minihost.server.identity.PersonId;

/**
 * Somebody has come back who had lost their way in. Published in the transaction that lets them in.
 *
 * @param means by what they came, such as {@code recovery code}
 * @param device the browser's name
 */
public record AccountRecovered(PersonId person, String means, String device) {}
