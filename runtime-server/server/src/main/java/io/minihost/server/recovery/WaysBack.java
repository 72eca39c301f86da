package io.minihost.server.recovery;

import io.minihost.server.identity.PersonId;
import io.minihost.server.profile.mails.Mails;
import io.minihost.server.profile.phones.Phones;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Knows by which numbers and addresses people come back. */
@Component
class WaysBack {

    private final Phones phones;
    private final Mails mails;

    WaysBack(Phones phones, Mails mails) {
        this.phones = phones;
        this.mails = mails;
    }

    Optional<PersonId> owner(Target target) {
        return switch (target) {
            case Target.Phone phone -> phones.recovers(phone.number());
            case Target.Mail mail -> mails.owner(mail.address());
        };
    }

    /** Whether somebody still comes back by what has this key. */
    boolean comesBackBy(PersonId person, boolean isPhone, String key) {
        return isPhone
                ? phones.of(person).stream()
                        .anyMatch(one -> one.recovers()
                                && new Target.Phone(one.phone()).key().equals(key))
                : mails.of(person).stream()
                        .anyMatch(one -> new Target.Mail(one.address()).key().equals(key));
    }

    /** All that reach somebody, whether or not they come back by it. */
    List<Target> of(PersonId person) {
        return Stream.<Target>concat(
                        phones.of(person).stream().map(one -> new Target.Phone(one.phone())),
                        mails.of(person).stream().map(one -> new Target.Mail(one.address())))
                .toList();
    }
}
