package io.minihost.server.home;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.ShortcutLinks;
import io.minihost.server.shortcuts.Destination;
import io.minihost.server.shortcuts.ShortAddresses;
import io.minihost.server.shortcuts.Shortcut;
import io.minihost.server.shortcuts.ShortcutKind.Way;
import io.minihost.server.shortcuts.plainlinks.PlainLink;
import io.minihost.server.shortcuts.plainlinks.PlainLinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Opens what addresses stand for that name no program themselves: short ones of this host, and those that programs have rules for. */
@Component
class ScannedAddresses {

    private static final Pattern SHORT = Pattern.compile(Shortcut.PATHS + "([A-Za-z0-9_-]{12,80})");
    private static final int PLAIN_BY_CAMERA = 1011;
    private static final int PLAIN_IN_PICTURE = 1013;

    private final ShortAddresses addresses;
    private final ShortcutLinks links;
    private final PlainLinks plainLinks;
    private final Cards cards;
    private final Clock clock;

    ScannedAddresses(ShortAddresses addresses, ShortcutLinks links, PlainLinks plainLinks, Cards cards, Clock clock) {
        this.addresses = addresses;
        this.links = links;
        this.plainLinks = plainLinks;
        this.cards = cards;
        this.clock = clock;
    }

    /** Empty for an address of this host that is no short one. */
    Optional<CodeMeaning> ofHost(URI address, CodeSource source, PersonId person) {
        var named = SHORT.matcher(address.getRawPath());
        if (!named.matches()) {
            return Optional.empty();
        }
        var opening = addresses.open(named.group(1), address.getRawQuery(), true);
        if (opening.outcome() != ShortAddresses.Outcome.OPENS) {
            // The page at that address says why, and what to do.
            return Optional.of(CodeMeaning.open(address.getRawPath()));
        }
        var shortcut = Objects.requireNonNull(opening.shortcut());
        return Optional.of(open(shortcut.to(), person, shortcut.kind().scene(way(source))));
    }

    private static Way way(CodeSource source) {
        return switch (source) {
            case CAMERA -> Way.SCANNER;
            case IMAGE -> Way.PICTURE;
            case TYPED -> Way.BROWSER;
        };
    }

    /** An address of somebody's site, when a program has published a rule for it. */
    Optional<CodeMeaning> ofSite(String address, CodeSource source, PersonId person) {
        return source == CodeSource.TYPED
                ? Optional.empty()
                : plainLinks.match(address).map(rule -> {
                    var scene = source == CodeSource.CAMERA ? PLAIN_BY_CAMERA : PLAIN_IN_PICTURE;
                    return open(destination(rule, address), person, scene);
                });
    }

    /** The page gets the whole address, and when it was scanned. */
    private Destination destination(PlainLink rule, String address) {
        var query = "q=%s&scancode_time=%d"
                .formatted(
                        URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20"),
                        clock.instant().getEpochSecond());
        return new Destination(rule.program(), rule.path(), query, EnvVersion.RELEASE);
    }

    private CodeMeaning open(Destination to, PersonId person, int scene) {
        if (to.env() == EnvVersion.RELEASE && !cards.opens(to.program(), person)) {
            return CodeMeaning.GONE;
        }
        return links.link(to)
                .map((LaunchLink link) -> CodeMeaning.open(cards.url(to.program(), link, person, scene)))
                .orElse(CodeMeaning.GONE);
    }
}
