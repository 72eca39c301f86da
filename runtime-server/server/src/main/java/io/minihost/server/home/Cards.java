package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.Scenes;
import io.minihost.server.messages.Inbox;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the host's front page shows to a person. */
@Component
class Cards {

    private static final int DISCOVER_MAX = 60;

    private final Catalogue catalogue;
    private final Directory directory;
    private final RecentsAndPins recentsAndPins;
    private final Scenes scenes;
    private final Inbox inbox;

    Cards(Catalogue catalogue, Directory directory, RecentsAndPins recentsAndPins, Scenes scenes, Inbox inbox) {
        this.catalogue = catalogue;
        this.directory = directory;
        this.recentsAndPins = recentsAndPins;
        this.scenes = scenes;
        this.inbox = inbox;
    }

    /**
     * What the front page shows.
     *
     * @param unread messages
     */
    record Home(List<Card> recents, List<Card> pinned, List<Card> discover, int unread) {}

    Home home(PersonId person, Locale locale) {
        var recents = recentsAndPins.recents(person).stream()
                .flatMap(recent -> card(recent.appId(), person, locale, EntryPoint.RECENTS, recent.usedAt()))
                .toList();
        var pinned = recentsAndPins.pins(person).stream()
                .flatMap(appId -> card(appId, person, locale, EntryPoint.PINNED, null))
                .toList();
        var discover = directory.released().values().stream()
                .limit(DISCOVER_MAX)
                .map(listing -> card(listing, person, locale, EntryPoint.DISCOVER))
                .toList();
        return new Home(recents, pinned, discover, inbox.unread(person));
    }

    /** A card of a program that is released to everybody. */
    Card card(Listing listing, PersonId person, Locale locale, EntryPoint place) {
        return Card.of(listing.in(locale), url(listing.appId(), person, place), null);
    }

    /** Also of a program that was withdrawn, without an address; none of one that is unknown. */
    private Stream<Card> card(AppId appId, PersonId person, Locale locale, EntryPoint place, @Nullable Instant usedAt) {
        return listing(appId).stream()
                .map(listing ->
                        Card.of(listing.in(locale), opens(appId, person) ? url(appId, person, place) : null, usedAt));
    }

    Optional<Listing> listing(AppId appId) {
        return Optional.ofNullable(directory.released().get(appId)).or(() -> catalogue.listing(appId));
    }

    /** Whether this person can open the program; some are released to a few people only. */
    boolean opens(AppId appId, PersonId person) {
        return directory.released().containsKey(appId)
                || catalogue.released(appId, person).isPresent();
    }

    /** Where a program opens from one of the host's places. */
    String url(AppId appId, PersonId person, EntryPoint place) {
        return url(appId, new LaunchLink("", "", Map.of()), person, place.scene());
    }

    /** A link as it is opened by the host itself, with a scene that is believed. */
    String url(AppId appId, LaunchLink link, PersonId person, int scene) {
        return link.with(LaunchLink.SCENE, String.valueOf(scene))
                .with(LaunchLink.KEY, scenes.key(person, scene))
                .on("", appId);
    }
}
