package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;

/**
 * A conversation.
 *
 * @param openid by which the program's server knows the person
 */
public record Chat(AppId program, PersonId person, String openid) {}
