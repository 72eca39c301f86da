package io.minihost.server.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.AppId;
import io.minihost.server.launch.pages.IconController;
import io.minihost.server.programs.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program in one of the host's lists.
 *
 * @param url where it opens, from this list; null when it cannot be opened any more
 * @param usedAt when the person used it last, where that matters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Card(
        AppId appId,
        String name,
        String description,
        String icon,
        @Nullable String url,
        @Nullable Instant usedAt) {

    static Card of(Listing listing, @Nullable String url, @Nullable Instant usedAt) {
        var icon = IconController.path(listing.appId());
        return new Card(listing.appId(), listing.name(), listing.description(), icon, url, usedAt);
    }
}
