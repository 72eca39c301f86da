package io.minihost.server.messages;

import io.minihost.server.messages.MessageRefused.Why;
import io.minihost.server.messages.templates.Keyword;
import io.minihost.server.messages.templates.Template;
import io.minihost.server.messages.templates.Templates;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes messages of programs' servers for people. */
@Service
public class Deliveries {

    private final Templates templates;
    private final MessageConsents consents;
    private final MessagePages pages;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    Deliveries(
            Templates templates,
            MessageConsents consents,
            MessagePages pages,
            Inbox inbox,
            TransactionTemplate transaction) {
        this.templates = templates;
        this.consents = consents;
        this.pages = pages;
        this.inbox = inbox;
        this.transaction = transaction;
    }

    /**
     * Puts a message into a person's inbox and uses up what they agreed to, both or neither.
     *
     * @return the message's number
     * @throws MessageRefused when it cannot be sent; nothing is used up then
     */
    public long send(MessageDraft draft) {
        var template = templates
                .find(draft.program(), draft.template())
                .orElseThrow(() -> new MessageRefused(Why.TEMPLATE, ""));
        if (template.banned() || templates.isBanned(draft.program())) {
            throw new MessageRefused(Why.BANNED, "");
        }
        var fields = template.keywords().stream()
                .map(keyword -> new InboxMessage.Field(keyword.name(), value(keyword, draft)))
                .toList();
        var page = page(draft);
        Long number = transaction.execute(status -> deliver(draft, template, fields, page));
        return number == null ? 0 : number;
    }

    private long deliver(MessageDraft draft, Template template, List<InboxMessage.Field> fields, String page) {
        var isWanted = !consents.isStopped(draft.person(), draft.program()) && consents.use(draft.person(), template);
        if (!isWanted) {
            throw new MessageRefused(Why.NOT_WANTED, "");
        }
        return inbox.add(draft, template, fields, page);
    }

    private static String value(Keyword keyword, MessageDraft draft) {
        var name = "data." + keyword.code() + ".value ";
        var value = draft.values().getOrDefault(keyword.code(), "").strip();
        if (value.isEmpty()) {
            throw new MessageRefused(Why.VALUE, name + "is empty");
        }
        if (!keyword.allows(value)) {
            throw new MessageRefused(Why.VALUE, name + "invalid");
        }
        return value;
    }

    private String page(MessageDraft draft) {
        if (draft.page().isBlank()) {
            return "";
        }
        var page = PageAddress.parse(draft.page());
        if (page.isTooLong() || !pages.has(draft.program(), draft.person(), draft.env(), page.path())) {
            throw new MessageRefused(Why.PAGE, "");
        }
        return page.text();
    }
}
