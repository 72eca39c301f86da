package io.minihost.server.recovery;

import io.minihost.server.common.web.Problem;
import io.minihost.server.mail.MailAddress;
import io.minihost.server.profile.phones.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a code goes with which somebody comes back. */
sealed interface Target {

    record Phone(PhoneNumber number) implements Target {}

    record Mail(String address) implements Target {}

    /**
     * Reads what somebody has typed.
     *
     * @throws Problem when it is neither a number nor an address; whether anybody has it does not matter
     */
    static Target typed(@Nullable String mail, @Nullable String countryCode, @Nullable String number) {
        if (mail == null) {
            return new Phone(PhoneNumber.typed(text(countryCode), text(number)));
        }
        var address = mail.strip();
        if (!MailAddress.isOne(address)) {
            throw Problem.unprocessable("That is no address of mail.").code("bad_mail_address");
        }
        return new Mail(address);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    default boolean isPhone() {
        return this instanceof Phone;
    }

    /** One for each, whatever the case of letters. */
    default String key() {
        return switch (this) {
            case Phone phone -> phone.number().international();
            case Mail mail -> mail.address().toLowerCase(Locale.ROOT);
        };
    }
}
