package io.minihost.server.mail;

import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sends nothing that could be more than one mail to one address, and little to each. */
final class CheckedMail implements Mailer {

    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}]{1,200}");
    private static final int TEXT_MAX = 20_000;
    private static final int AN_HOUR = 20;

    private final Mailer mailer;
    private final RateLimit ofAddress;

    CheckedMail(Mailer mailer, RateLimits rates) {
        this.mailer = mailer;
        this.ofAddress = rates.of("mail to an address", AN_HOUR, Duration.ofHours(1));
    }

    @Override
    public boolean reachesPeople() {
        return mailer.reachesPeople();
    }

    @Override
    public void send(String address, String subject, String text) throws MailFailure {
        if (!MailAddress.isOne(address)) {
            throw new IllegalArgumentException("An address is one such as mia@example.com");
        }
        if (!LINE.matcher(subject).matches() || text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "A subject is a line, and a text has 1 to %d characters".formatted(TEXT_MAX));
        }
        ofAddress.pass(address.toLowerCase(Locale.ROOT));
        mailer.send(address, subject, text);
    }
}
