package io.minihost.server.merchantpush;

import io.minihost.server.common.AppId;

/**
 * A program's server has answered a person's message by handing the conversation to its staff.
 *
 * @param account whom it has chosen; empty when anybody will do
 */
public record ConversationTransferred(AppId program, String openid, String account) {}
