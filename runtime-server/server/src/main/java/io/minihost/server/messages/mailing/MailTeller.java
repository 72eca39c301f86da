package io.minihost.server.messages.mailing;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.mail.MailFailure;
import io.minihost.server.mail.Mailer;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageArrived;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells people of messages by mail, now and then. When too many wait for the mail server, others are told with their next message. */
@Component
class MailTeller {

    private static final Logger LOG = LoggerFactory.getLogger(MailTeller.class);
    private static final int AT_ONCE = 8;
    private static final int WAITING_MAX = 1000;

    private final MailAddresses addresses;
    private final Mailer mailer;
    private final Catalogue catalogue;
    private final HostProperties host;
    private final Semaphore room = new Semaphore(WAITING_MAX);
    private final Semaphore places = new Semaphore(AT_ONCE);

    MailTeller(MailAddresses addresses, Mailer mailer, Catalogue catalogue, HostProperties host) {
        this.addresses = addresses;
        this.mailer = mailer;
        this.catalogue = catalogue;
        this.host = host;
    }

    @TransactionalEventListener
    void arrived(MessageArrived event) {
        // What one person is told is not for the operator to read.
        if (mailer.reachesPeople() && room.tryAcquire()) {
            Thread.ofVirtual().name("mail").start(() -> {
                try {
                    places.acquire();
                    try {
                        tell(event.person(), event.message());
                    } finally {
                        places.release();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    room.release();
                }
            });
        }
    }

    private void tell(PersonId person, InboxMessage message) {
        try {
            var kept = addresses.of(person).filter(MailAddresses.Kept::confirmed);
            if (kept.isPresent() && addresses.isDue(person)) {
                var words = MailWords.in(kept.get().language());
                var program =
                        catalogue.listing(message.program()).map(Listing::name).orElse("");
                mailer.send(kept.get().address(), words.newsSubject(program, message.title()), text(words, message));
            }
        } catch (MailFailure | Problem | DataAccessException | IllegalStateException e) {
            LOG.warn("somebody could not be told of a message by mail: {}", e.getMessage());
        }
    }

    private String text(MailWords words, InboxMessage message) {
        var lines = message.fields().stream()
                .map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining("\n"));
        var url = host.publicUrl();
        var link = url == null ? "" : "\n\n" + words.open().formatted(url + "/messages");
        return lines + link + "\n\n" + words.end();
    }
}
