package io.minihost.server.messages.push;

import io.minihost.server.identity.PersonId;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageArrived;
import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.UrlCheck;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the browsers of whoever gets a message. A person's are told one after the other, of the newest message if several have
 * come meanwhile; what is not told when a node ends is in the inbox all the same.
 */
@Component
class PushSender {

    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES = 16 * 1024;
    private static final int AT_ONCE = 64;
    private static final int WAITING_MAX = 10_000;
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;
    private static final int LINE_MAX = 120;
    private static final String LIFE_SECONDS = "86400";

    private final PushSubscriptions subscriptions;
    private final Vapid vapid;
    private final Outbound outbound;
    private final Catalogue catalogue;
    private final Map<PersonId, InboxMessage> waiting = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    PushSender(PushSubscriptions subscriptions, Vapid vapid, Outbound outbound, Catalogue catalogue) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.outbound = outbound;
        this.catalogue = catalogue;
    }

    /** After the transaction: what was rolled back is no message. */
    @TransactionalEventListener
    void arrived(MessageArrived event) {
        var isRoom = waiting.size() < WAITING_MAX;
        if (isRoom && waiting.put(event.person(), event.message()) == null) {
            Thread.ofVirtual().name("push").start(() -> tellAll(event.person()));
        }
    }

    /** Goes on until the newest has been told. */
    private void tellAll(PersonId person) {
        try {
            for (var newest = waiting.get(person); newest != null; newest = waiting.get(person)) {
                tellOne(person, newest);
                if (waiting.remove(person, newest)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            waiting.remove(person);
            Thread.currentThread().interrupt();
        }
    }

    private void tellOne(PersonId person, InboxMessage message) throws InterruptedException {
        places.acquire();
        try {
            var browsers = subscriptions.of(person);
            if (!browsers.isEmpty()) {
                var text = text(message);
                browsers.forEach(browser -> tell(browser, text));
            }
        } catch (RuntimeException e) {
            LOG.warn("nobody could be told of a message: {}", e.getMessage());
        } finally {
            places.release();
        }
    }

    private void tell(PushSubscription browser, byte[] text) {
        var headers = List.of(
                new OutboundHeader("Content-Type", "application/octet-stream"),
                new OutboundHeader("Content-Encoding", "aes128gcm"),
                new OutboundHeader("TTL", LIFE_SECONDS),
                new OutboundHeader("Urgency", "normal"),
                new OutboundHeader("Authorization", vapid.authorization(browser.origin())));
        var body = new Content(PushContent.encrypt(text, browser));
        var request = new OutboundRequest(
                "POST", browser.endpoint(), headers, body, PATIENCE, ANSWER_BYTES, false, UrlCheck.NONE);
        try {
            // Of an answer only the status counts, and no more is read than lets the connection be used again.
            var status = outbound.stream(request, (head, length, answer) -> answer.readNBytes(ANSWER_BYTES))
                    .status();
            if (GONE.contains(status)) {
                subscriptions.gone(browser);
            } else {
                subscriptions.told(browser, status >= OK && status < NO_LONGER_OK);
            }
        } catch (OutboundFailure e) {
            subscriptions.told(browser, false);
        }
    }

    /** What the host's own service worker shows. */
    private byte[] text(InboxMessage message) {
        var program = catalogue.listing(message.program()).map(Listing::name).orElse("");
        var first =
                message.fields().isEmpty() ? "" : message.fields().getFirst().value();
        return JsonMapper.shared()
                .createObjectNode()
                .put("title", shortened(program))
                .put("body", shortened(message.title() + "\n" + first))
                .put("tag", message.program().value())
                .put("url", "/messages/open/" + message.id())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= LINE_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LINE_MAX)) + "…";
    }
}
