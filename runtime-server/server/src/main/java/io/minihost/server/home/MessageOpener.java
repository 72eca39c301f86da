package io.minihost.server.home;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.VersionLinks;
import io.minihost.server.messages.Inbox;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.programs.Catalogue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Where a message leads: to a page of its program, or to the inbox when it leads nowhere any more. */
@RestController
@Hidden
class MessageOpener {

    private static final String INBOX = "/messages";

    /** The platform's number for a message that somebody has subscribed to. */
    private static final int MESSAGE = 1014;

    private final Inbox inbox;
    private final Cards cards;
    private final Catalogue catalogue;
    private final VersionLinks versions;

    MessageOpener(Inbox inbox, Cards cards, Catalogue catalogue, VersionLinks versions) {
        this.inbox = inbox;
        this.cards = cards;
        this.catalogue = catalogue;
        this.versions = versions;
    }

    /** The cookie comes with no request that another site's page makes in passing, so that none marks it as read. */
    @GetMapping("/messages/open/{id}")
    ResponseEntity<Void> open(PersonId person, @PathVariable long id) {
        var place = inbox.open(person, id)
                .filter(message -> !message.page().isEmpty())
                .map(message -> address(message, person))
                .orElse(INBOX);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(place))
                .build();
    }

    private String address(InboxMessage message, PersonId person) {
        var page = message.address();
        // What the host itself says in links is not the program's to say.
        var link = LaunchLink.parse(page.path(), page.query());
        var own = new LaunchLink(UriUtils.encodePath(link.path(), StandardCharsets.UTF_8), link.query(), Map.of());
        return cards.url(message.program(), version(own, message), person, MESSAGE);
    }

    private LaunchLink version(LaunchLink link, InboxMessage message) {
        if (message.env() == EnvVersion.RELEASE) {
            return link;
        }
        return catalogue
                .latest(message.program(), message.env())
                .map(version -> link.with(LaunchLink.VERSION, version.version())
                        .with(LaunchLink.TOKEN, versions.token(message.program(), version.version())))
                .orElse(link);
    }
}
