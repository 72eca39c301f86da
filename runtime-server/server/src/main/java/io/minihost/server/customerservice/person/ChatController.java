package io.minihost.server.customerservice.person;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.customerservice.Conversations;
import io.minihost.server.customerservice.MessageKind;
import io.minihost.server.customerservice.ServiceMessage;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person's conversations, for the host's own pages and the view. */
@RestController
@Hidden
class ChatController {

    private static final int TEXT_MAX = 1000;
    private static final int SHOWN_MAX = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SAID_MAX = 30;
    private static final int OPENED_MAX = 20;
    private static final int LINE_MAX = 120;

    private final Conversations conversations;
    private final Catalogue catalogue;
    private final People people;
    private final PublicOrigin origin;
    private final RateLimit said;
    private final RateLimit opened;
    private final RateLimit ofLine;

    ChatController(
            Conversations conversations, Catalogue catalogue, People people, PublicOrigin origin, RateLimits rates) {
        this.conversations = conversations;
        this.catalogue = catalogue;
        this.people = people;
        this.origin = origin;
        this.said = rates.of("messages to a program's staff", SAID_MAX, MINUTE);
        this.opened = rates.of("conversations opened", OPENED_MAX, MINUTE);
        this.ofLine = rates.of("messages to staff from an address", LINE_MAX, MINUTE);
    }

    /** Where a person comes from, as the program says. */
    record Opening(@NotNull @Size(max = TEXT_MAX) String sessionFrom) {}

    /**
     * What a person says.
     *
     * @param id the same when it is sent again
     */
    record Said(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{8,64}") String id,
            @NotNull MessageKind kind,
            @Nullable @Size(max = TEXT_MAX) String text,
            @Nullable @Size(max = 64) String mediaId,
            @Nullable @Size(max = 100) String title,
            @Nullable @Size(max = 1024) String path,
            @Nullable @Size(max = 1024) String picture) {}

    /** Messages, and whether somebody answers right now. */
    record Shown(List<ServiceMessage> messages, boolean typing) {}

    /** Whether there is a conversation, and how much of it is new. */
    record Mark(boolean open, int unread) {}

    /** A conversation in the list. */
    record Entry(String appId, String name, int unread, String changedAt) {}

    @GetMapping("/_h/chats")
    List<Entry> list(PersonId person, Locale locale) {
        return conversations.of(person).stream()
                .flatMap(chat -> catalogue.listing(chat.program()).stream()
                        .map(listing -> new Entry(
                                chat.program().value(),
                                listing.in(locale).name(),
                                chat.unread(),
                                chat.changedAt().toString())))
                .toList();
    }

    @GetMapping("/_h/programs/{appId}/chat/unread")
    Mark mark(PersonId person, @PathVariable AppId appId) {
        var unread = conversations.unread(appId, person);
        return new Mark(unread.isPresent(), unread.orElse(0));
    }

    @PostMapping("/_h/programs/{appId}/chat")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(
            PersonId person, @PathVariable AppId appId, @Valid @RequestBody Opening opening, HttpServletRequest from) {
        if (catalogue.listing(appId).isEmpty()) {
            throw Problem.notFound("There is no such program.").code("program_not_found");
        }
        opened.pass(person + " " + appId);
        ofLine.pass(ClientNetwork.of(from.getRemoteAddr()));
        people.seen(person, from.getRemoteAddr());
        conversations.open(appId, person, storable(opening.sessionFrom()));
    }

    @GetMapping("/_h/programs/{appId}/chat")
    Shown read(PersonId person, @PathVariable AppId appId, @RequestParam(defaultValue = "0") long after) {
        return new Shown(conversations.read(appId, person, after, SHOWN_MAX), conversations.isTyping(appId, person));
    }

    @PostMapping("/_h/programs/{appId}/chat/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(PersonId person, @PathVariable AppId appId, @Valid @RequestBody Said message, HttpServletRequest from) {
        said.pass(person + " " + appId);
        ofLine.pass(ClientNetwork.of(from.getRemoteAddr()));
        if (!conversations.say(appId, person, message.kind(), content(message), message.id(), origin.origin(from))) {
            throw Problem.conflict("There is no such conversation, or no such picture.")
                    .code("chat_not_open");
        }
    }

    private static ObjectNode content(Said message) {
        var content = JsonMapper.shared().createObjectNode();
        switch (message.kind()) {
            case TEXT -> content.put("text", required(message.text()));
            case IMAGE -> content.put("mediaId", required(message.mediaId()));
            case PAGE -> {
                content.put("title", storable(message.title() == null ? "" : message.title()));
                content.put("path", required(message.path()));
                content.put("picture", storable(message.picture() == null ? "" : message.picture()));
            }
            case LINK -> throw Problem.badRequest("People send texts, pictures and pages.");
        }
        return content;
    }

    private static String required(@Nullable String text) {
        var stripped = text == null ? "" : storable(text).strip();
        if (stripped.isEmpty()) {
            throw Problem.badRequest("An empty message.");
        }
        return stripped;
    }

    private static String storable(String text) {
        return text.codePoints()
                .filter(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
