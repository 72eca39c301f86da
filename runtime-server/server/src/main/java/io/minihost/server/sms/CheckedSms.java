package io.minihost.server.sms;

import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.time.Duration;
import java.util.regex.Pattern;

/** Sends nothing but short texts to phones, and few of them to each. */
final class CheckedSms implements SmsSender {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{5,14}");
    private static final int TEXT_MAX = 300;
    private static final int AN_HOUR = 10;

    private final SmsSender sender;
    private final RateLimit ofPhone;

    CheckedSms(SmsSender sender, RateLimits rates) {
        this.sender = sender;
        this.ofPhone = rates.of("sms to a phone", AN_HOUR, Duration.ofHours(1));
    }

    @Override
    public void send(String phone, String text) throws SmsFailure {
        if (!PHONE.matcher(phone).matches()) {
            throw new IllegalArgumentException("A phone is a plus, the code of the country and the number");
        }
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException("A text has 1 to %d characters".formatted(TEXT_MAX));
        }
        ofPhone.pass(phone);
        sender.send(phone, text);
    }
}
