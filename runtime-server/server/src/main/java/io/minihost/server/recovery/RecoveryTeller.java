package io.minihost.server.recovery;

import io.minihost.server.accounts.AccountRecovered;
import io.minihost.server.common.web.Problem;
import io.minihost.server.messages.Notices;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells people by all ways that their account was opened by somebody who had lost the way in: it may have been somebody else. */
@Component
class RecoveryTeller {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryTeller.class);

    private final WaysBack ways;
    private final Post post;
    private final Notices notices;

    RecoveryTeller(WaysBack ways, Post post, Notices notices) {
        this.ways = ways;
        this.post = post;
        this.notices = notices;
    }

    @EventListener
    void note(AccountRecovered event) {
        notices.add(event.person(), "account-recovered", Map.of("means", event.means(), "device", event.device()));
    }

    @TransactionalEventListener
    void tell(AccountRecovered event) {
        try {
            post.soon(
                    () -> ways.of(event.person()).forEach(target -> post.send(target, Words.TOLD_SUBJECT, Words.TOLD)));
        } catch (Problem e) {
            LOG.warn("{} could not be told of a recovery: {}", event.person(), e.getMessage());
        }
    }
}
