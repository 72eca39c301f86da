package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.pages.IconController;
import io.minihost.server.messages.Inbox;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageConsents;
import io.minihost.server.messages.Notices;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person's inbox shows, and what they do with it. */
@RestController
@RequestMapping("/_h/messages")
@Hidden
class InboxController {

    private static final int FEW = 3;
    private static final int PAGE = 50;

    private final Inbox inbox;
    private final Notices notices;
    private final MessageConsents consents;
    private final Cards cards;

    InboxController(Inbox inbox, Notices notices, MessageConsents consents, Cards cards) {
        this.inbox = inbox;
        this.notices = notices;
        this.consents = consents;
        this.cards = cards;
    }

    /**
     * A message.
     *
     * @param opens whether it leads somewhere
     */
    record Shown(
            long id,
            String title,
            List<InboxMessage.Field> fields,
            boolean opens,
            String language,
            Instant at,
            boolean read) {

        static Shown of(InboxMessage message) {
            return new Shown(
                    message.id(),
                    message.title(),
                    message.fields(),
                    !message.page().isEmpty(),
                    message.language(),
                    message.at(),
                    message.read());
        }
    }

    /**
     * What there is of one program.
     *
     * @param stopped whether the person wants no more
     */
    record Group(AppId appId, String name, String icon, int unread, int total, boolean stopped, List<Shown> messages) {}

    /**
     * What the host has told, and the newest of each program.
     *
     * @param unread of both
     */
    record Box(int unread, List<Notices.Notice> notices, List<Group> groups) {}

    record Stop(boolean stopped) {}

    @GetMapping
    Box box(PersonId person, Locale locale) {
        var groups = inbox.groups(person, FEW).stream()
                .map(group -> group(group, person, locale))
                .toList();
        return new Box(inbox.unread(person), notices.of(person), groups);
    }

    private Group group(Inbox.Group group, PersonId person, Locale locale) {
        var name = cards.listing(group.program())
                .map(listing -> listing.in(locale).name())
                .orElse("");
        return new Group(
                group.program(),
                name,
                IconController.path(group.program()),
                group.unread(),
                group.total(),
                consents.isStopped(person, group.program()),
                group.latest().stream().map(Shown::of).toList());
    }

    @GetMapping("/of/{appId}")
    List<Shown> of(PersonId person, @PathVariable AppId appId, @RequestParam(defaultValue = "0") long before) {
        return inbox.of(person, appId, before > 0 ? before : Long.MAX_VALUE, PAGE).stream()
                .map(Shown::of)
                .toList();
    }

    @PutMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(PersonId person) {
        inbox.readAll(person);
        notices.readAll(person);
    }

    @PutMapping("/notices/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readNotice(PersonId person, @PathVariable long id) {
        notices.read(person, id);
    }

    @DeleteMapping("/notices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteNotice(PersonId person, @PathVariable long id) {
        notices.delete(person, id);
    }

    @PutMapping("/of/{appId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(PersonId person, @PathVariable AppId appId) {
        inbox.readAll(person, appId);
    }

    @PutMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(PersonId person, @PathVariable long id) {
        inbox.open(person, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PersonId person, @PathVariable long id) {
        inbox.delete(person, id);
    }

    @DeleteMapping("/of/{appId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAll(PersonId person, @PathVariable AppId appId) {
        inbox.deleteAll(person, appId);
    }

    /** Only of programs that have sent something: this is no way to fill the table. */
    @PutMapping("/of/{appId}/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(PersonId person, @PathVariable AppId appId, @RequestBody Stop wanted) {
        if (!wanted.stopped() || !inbox.of(person, appId, Long.MAX_VALUE, 1).isEmpty()) {
            consents.stop(person, appId, wanted.stopped());
        }
    }
}
