package io.minihost.server.messages;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import java.time.Instant;
import java.util.List;

/**
 * A message as it lies in somebody's inbox.
 *
 * @param page that it opens, with its query; empty where it opens nothing
 * @param env what kind of version it opens
 * @param language of the words that lead there, such as {@code zh_CN}
 */
public record InboxMessage(
        long id,
        AppId program,
        String title,
        List<Field> fields,
        String page,
        EnvVersion env,
        String language,
        Instant at,
        boolean read) {

    /** Something that it says. */
    public record Field(String name, String value) {}

    public InboxMessage {
        fields = List.copyOf(fields);
    }

    /** Where it leads. */
    public PageAddress address() {
        return PageAddress.parse(page);
    }
}
