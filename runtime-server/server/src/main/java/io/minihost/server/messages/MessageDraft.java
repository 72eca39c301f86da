package io.minihost.server.messages;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.identity.PersonId;
import java.util.Map;

/**
 * A message as a program's server wants it sent.
 *
 * @param values by their names, such as {@code thing1}
 * @param page that it opens, with its query; empty where it opens nothing
 * @param env what kind of version it opens
 * @param language of the words that lead there, such as {@code zh_CN}
 */
public record MessageDraft(
        PersonId person,
        AppId program,
        String template,
        Map<String, String> values,
        String page,
        EnvVersion env,
        String language) {

    public MessageDraft {
        values = Map.copyOf(values);
    }
}
