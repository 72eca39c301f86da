package io.minihost.server.launch.pages;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells those who only look at a link, such as chats that draw a preview, from people who open it. */
public final class Robots {

    private static final Pattern NAMES = Pattern.compile(
            "bot\\b|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|meta-externalagent|whatsapp/|embedly|"
                    + "mediapartners|ia_archiver|vkshare|skypeuripreview|google-inspectiontool|bitlybot|lighthouse",
            Pattern.CASE_INSENSITIVE);

    private Robots() {}

    public static boolean isRobot(@Nullable String userAgent) {
        return userAgent == null
                || userAgent.isBlank()
                || NAMES.matcher(userAgent).find();
    }
}
