package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.Scenes;
import io.minihost.server.launch.pages.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a scanned or typed text opens. Only this host's own codes open anything; everything else stays a text. */
@Component
class CodeReader {

    static final int TEXT_MAX = 4096;

    private static final Pattern PROGRAM = Pattern.compile("/p/(wx[0-9a-f]{16})(/.*)?");
    private static final Pattern PROFILE = Pattern.compile("/about/(wx[0-9a-f]{16})/?");

    private final PublicAddress address;
    private final Cards cards;
    private final Search search;

    CodeReader(PublicAddress address, Cards cards, Search search) {
        this.address = address;
        this.cards = cards;
        this.search = search;
    }

    /** Where a text comes from; a program's own code and a plain code that holds a link have different numbers. */
    enum Source {
        CAMERA(1047, 1011),
        IMAGE(1049, 1013),
        TYPED(Scenes.LINK, Scenes.LINK);

        private final int ownCode;
        private final int plainCode;

        Source(int ownCode, int plainCode) {
            this.ownCode = ownCode;
            this.plainCode = plainCode;
        }

        int scene(LaunchLink link) {
            return link.scene() == LaunchLink.SCANNED ? ownCode : plainCode;
        }
    }

    /** What to do with a text. */
    enum Kind {
        /** open {@code url} */
        OPEN,
        /** a program of this host that cannot be opened (any more) */
        GONE,
        /** nothing of this host: show it */
        TEXT
    }

    /** What a text means; {@code url} is set for {@link Kind#OPEN}. */
    record Meaning(Kind kind, @Nullable String url) {

        static final Meaning TEXT = new Meaning(Kind.TEXT, null);
        static final Meaning GONE = new Meaning(Kind.GONE, null);

        static Meaning open(String url) {
            return new Meaning(Kind.OPEN, url);
        }
    }

    Meaning read(String text, Source source, PersonId person, HttpServletRequest request) {
        var code = text.strip();
        var link = link(code, request);
        if (link.isPresent()) {
            return local(link.get(), source, person);
        }
        if (source != Source.TYPED) {
            return Meaning.TEXT;
        }
        var named = AppId.parse(code);
        if (named.isPresent()) {
            return open(named.get(), new LaunchLink("", "", Map.of()), person, Scenes.LINK);
        }
        var found = search.find(code).exact();
        return found.size() == 1
                ? Meaning.open(cards.url(found.getFirst().appId(), person, EntryPoint.SEARCH))
                : Meaning.TEXT;
    }

    private Meaning local(URI link, Source source, PersonId person) {
        var profile = PROFILE.matcher(link.getRawPath());
        if (profile.matches()) {
            return Meaning.open("/about/" + profile.group(1));
        }
        var program = PROGRAM.matcher(link.getRawPath());
        if (!program.matches()) {
            return Meaning.TEXT;
        }
        var path = program.group(2) == null ? "" : program.group(2);
        var launch = LaunchLink.parse(path, link.getRawQuery());
        return open(new AppId(program.group(1)), launch, person, source.scene(launch));
    }

    private Meaning open(AppId program, LaunchLink link, PersonId person, int scene) {
        var isTest = link.own().containsKey(LaunchLink.VERSION);
        if (!isTest && !cards.opens(program, person)) {
            return Meaning.GONE;
        }
        return Meaning.open(cards.url(program, link, person, scene));
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
