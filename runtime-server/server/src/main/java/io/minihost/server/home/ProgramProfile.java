package io.minihost.server.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Permissions;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.codes.QrController;
import io.minihost.server.launch.pages.IconController;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Presence;
import io.minihost.server.programs.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what the host tells a person about one program. */
@Component
class ProgramProfile {

    private final Catalogue catalogue;
    private final Permissions permissions;
    private final Cards cards;
    private final RecentsAndPins recents;
    private final JsonMapper json;

    ProgramProfile(Catalogue catalogue, Permissions permissions, Cards cards, RecentsAndPins recents, JsonMapper json) {
        this.catalogue = catalogue;
        this.permissions = permissions;
        this.cards = cards;
        this.recents = recents;
        this.json = json;
    }

    /**
     * A program for one person.
     *
     * @param url where it opens; null when it cannot be opened
     * @param qr picture of its code
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record About(
            AppId appId,
            String name,
            String description,
            @Nullable String category,
            String developer,
            @Nullable String version,
            @Nullable Instant releasedAt,
            String icon,
            String qr,
            @Nullable String url,
            Presence presence,
            boolean pinned,
            List<Scope> permissions) {}

    /**
     * Something a program asks for.
     *
     * @param reason why, in the developer's words; empty when they said nothing
     * @param granted what the person decided; null when it was not asked yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Scope(String scope, String reason, @Nullable Boolean granted) {}

    Optional<About> about(AppId appId, PersonId person, Locale locale) {
        return catalogue.profile(appId).map(profile -> about(profile, person, locale));
    }

    private About about(Profile profile, PersonId person, Locale locale) {
        var listing = profile.listing().in(locale);
        var appId = listing.appId();
        return new About(
                appId,
                listing.name(),
                listing.description(),
                profile.category(),
                profile.developer(),
                profile.version(),
                profile.releasedAt(),
                IconController.path(appId),
                QrController.path(appId),
                cards.opens(appId, person) ? cards.url(appId, person, EntryPoint.PROFILE) : null,
                catalogue.presence(appId),
                recents.pins(person).contains(appId),
                scopes(profile, permissions.granted(person, appId)));
    }

    /** What the program announces in its app.json, then what it has asked for besides. */
    private List<Scope> scopes(Profile profile, Map<String, Boolean> decided) {
        var scopes = new ArrayList<Scope>();
        var announced = announced(profile);
        announced.forEachEntry(
                (name, value) -> scopes.add(new Scope(name, value.path("desc").asString(""), decided.get(name))));
        decided.forEach((name, granted) -> {
            if (!announced.has(name)) {
                scopes.add(new Scope(name, "", granted));
            }
        });
        return scopes;
    }

    private JsonNode announced(Profile profile) {
        return Optional.ofNullable(profile.hash())
                .flatMap(catalogue::bundle)
                .map(compiled -> json.readTree(compiled.manifest()).path("app").path("permission"))
                .filter(JsonNode::isObject)
                .orElseGet(json::createObjectNode);
    }
}
