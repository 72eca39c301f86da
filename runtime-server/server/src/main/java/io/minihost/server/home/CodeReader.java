package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.Scenes;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what a scanned or typed text opens. Only this host's own codes open anything; everything else stays a text. */
@Component
class CodeReader {

    static final int TEXT_MAX = 4096;

    private static final Pattern PROGRAM = Pattern.compile("/p/(wx[0-9a-f]{16})(/.*)?");
    private static final Pattern PROFILE = Pattern.compile("/about/(wx[0-9a-f]{16})/?");

    private final PublicOrigin address;
    private final Cards cards;
    private final Search search;
    private final ScannedAddresses addresses;

    CodeReader(PublicOrigin address, Cards cards, Search search, ScannedAddresses addresses) {
        this.address = address;
        this.cards = cards;
        this.search = search;
        this.addresses = addresses;
    }

    CodeMeaning read(String text, CodeSource source, PersonId person, HttpServletRequest request) {
        var code = text.strip();
        var link = link(code, request);
        if (link.isPresent()) {
            return local(link.get(), source, person);
        }
        if (source != CodeSource.TYPED) {
            return addresses.ofSite(code, source, person).orElse(CodeMeaning.TEXT);
        }
        var named = AppId.parse(code);
        if (named.isPresent()) {
            return open(named.get(), new LaunchLink("", "", Map.of()), person, Scenes.LINK);
        }
        var found = search.find(code).exact();
        return found.size() == 1
                ? CodeMeaning.open(cards.url(found.getFirst().appId(), person, EntryPoint.SEARCH))
                : CodeMeaning.TEXT;
    }

    private CodeMeaning local(URI link, CodeSource source, PersonId person) {
        var profile = PROFILE.matcher(link.getRawPath());
        if (profile.matches()) {
            return CodeMeaning.open("/about/" + profile.group(1));
        }
        var program = PROGRAM.matcher(link.getRawPath());
        if (!program.matches()) {
            return addresses.ofHost(link, source, person).orElse(CodeMeaning.TEXT);
        }
        var path = program.group(2) == null ? "" : program.group(2);
        var launch = LaunchLink.parse(path, link.getRawQuery());
        return open(new AppId(program.group(1)), launch, person, source.scene(launch));
    }

    private CodeMeaning open(AppId program, LaunchLink link, PersonId person, int scene) {
        var isTest = link.own().containsKey(LaunchLink.VERSION);
        if (!isTest && !cards.opens(program, person)) {
            return CodeMeaning.GONE;
        }
        return CodeMeaning.open(cards.url(program, link, person, scene));
    }

    /** The text as an address of this host. */
    private Optional<URI> link(String text, HttpServletRequest request) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            var isOurs = uri.getUserInfo() == null
                    && uri.getRawPath() != null
                    && Stream.of(address.origin(request), address.requested(request))
                            .anyMatch(origin(uri)::equals);
            return isOurs ? Optional.of(uri) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
