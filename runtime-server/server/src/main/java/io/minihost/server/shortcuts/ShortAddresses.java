package io.minihost.server.shortcuts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks up what short addresses stand for. */
@Service
public class ShortAddresses {

    /** What people may add to the end of a scheme or a url link, for its page. */
    public static final String MORE = "cq";

    /** What queries of links may be made of, as the platform documents it. */
    public static final String QUERY = "[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~%`]*";

    private static final int MORE_MAX = 256;
    private static final Pattern PLAIN = Pattern.compile(QUERY);
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^/?#]+)?/s/([A-Za-z0-9_-]{12,80})(?:\\?([^#]*))?(?:#.*)?");

    private final Shortcuts kept;
    private final SceneCodes scenes;
    private final LinkVisits visits;
    private final Clock clock;

    ShortAddresses(Shortcuts kept, SceneCodes scenes, LinkVisits visits, Clock clock) {
        this.kept = kept;
        this.scenes = scenes;
        this.visits = visits;
        this.clock = clock;
    }

    /** What comes of going to an address. */
    public enum Outcome {
        OPENS,
        UNKNOWN,
        EXPIRED,
        /** Too many have come today. */
        TIRED
    }

    /** What comes of going to an address; without a shortcut when it is unknown. */
    public record Opening(Outcome outcome, @Nullable Shortcut shortcut) {}

    /**
     * Somebody goes to an address.
     *
     * @param query of the address
     * @param counts whether that is a visit
     */
    public Opening open(String token, @Nullable String query, boolean counts) {
        var found = find(token, query);
        if (found.isEmpty()) {
            return new Opening(Outcome.UNKNOWN, null);
        }
        var shortcut = found.get();
        if (shortcut.isExpired(clock.instant())) {
            return new Opening(Outcome.EXPIRED, shortcut);
        }
        var isCounted = counts && shortcut.kind().isOpenLink();
        return new Opening(
                isCounted && !visits.take(shortcut.to().program()) ? Outcome.TIRED : Outcome.OPENS, shortcut);
    }

    /** What an address stands for, wherever it says that this host is. */
    public Optional<Shortcut> find(String address) {
        var parts = ADDRESS.matcher(address);
        return parts.matches() ? find(parts.group(1), parts.group(2)) : find(address, null);
    }

    private Optional<Shortcut> find(String token, @Nullable String query) {
        return kept.find(token).or(() -> scenes.find(token)).map(shortcut -> withMore(shortcut, query));
    }

    private static Shortcut withMore(Shortcut shortcut, @Nullable String query) {
        if (query == null || !shortcut.kind().isOpenLink()) {
            return shortcut;
        }
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(MORE + "=")) {
                return new Shortcut(
                        shortcut.token(),
                        shortcut.kind(),
                        shortcut.to().withMore(decoded(pair.substring(MORE.length() + 1))),
                        shortcut.createdAt(),
                        shortcut.expiresAt());
            }
        }
        return shortcut;
    }

    private static String decoded(String more) {
        try {
            var text = URLDecoder.decode(more, StandardCharsets.UTF_8);
            return text.length() <= MORE_MAX && PLAIN.matcher(text).matches() ? text : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
