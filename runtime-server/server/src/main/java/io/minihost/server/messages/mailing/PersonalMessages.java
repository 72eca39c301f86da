package io.minihost.server.messages.mailing;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Messages and what people have said of them, for themselves. */
@Component
class PersonalMessages implements PersonalData {

    private final MailAddresses addresses;

    PersonalMessages(MailAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String feature() {
        return "messages";
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("message", "app_id, template_id, title, fields, page, env, language, at, read_at"),
                PersonalTable.of("message_consent", "template_id, accepted, remembered, at"),
                PersonalTable.of("message_stop", "app_id"),
                PersonalTable.of("notice", "kind, details, at, read_at"),
                PersonalTable.of("push_subscription", "created_at, failures"),
                PersonalTable.of("message_mail", "language, code_hash is null as confirmed, told_at"));
    }

    @Override
    public Map<String, ?> more(UUID person) {
        return addresses
                .of(new PersonId(person))
                .map(kept -> Map.of("mail_address", kept.address()))
                .orElse(Map.of());
    }
}
