package io.minihost.server.shortcuts.plainlinks;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule: addresses that begin so open a page.
 *
 * @param occupies whether no other program may have rules below this one
 * @param path of the page
 * @param env what is opened while it is tried
 * @param debugUrls addresses that it is tried with
 * @param publishedAt null while it is not published
 */
public record PlainLink(
        AppId program,
        LinkPrefix prefix,
        boolean occupies,
        String path,
        EnvVersion env,
        List<String> debugUrls,
        @Nullable Instant publishedAt) {

    public PlainLink {
        debugUrls = List.copyOf(debugUrls);
    }

    public boolean isPublished() {
        return publishedAt != null;
    }
}
