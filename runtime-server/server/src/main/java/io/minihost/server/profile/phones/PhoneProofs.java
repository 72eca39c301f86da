package io.minihost.server.profile.phones;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.minihost.server.sms.SmsFailure;
import io.minihost.server.sms.SmsSender;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people prove that they have a phone number: by a code that is sent there, once, for ten minutes, and for five tries. */
@Component
public class PhoneProofs {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneProofs.class);
    private static final String EVERY = "PT10M";
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int TRIES_MAX = 5;
    private static final int SENT_TO_NUMBER = 5;
    private static final int SENT_BY_PERSON = 10;
    private static final int SENT_FROM_ADDRESS = 20;

    private final JdbcClient jdbc;
    private final Phones phones;
    private final SmsSender sms;
    private final Signer signer;
    private final TransactionTemplate transaction;
    private final Retention retention;
    private final Clock clock;
    private final RateLimit soon;
    private final RateLimit toNumber;
    private final RateLimit byPerson;
    private final RateLimit fromAddress;

    PhoneProofs(
            JdbcClient jdbc,
            Phones phones,
            SmsSender sms,
            MasterKey master,
            TransactionTemplate transaction,
            Retention retention,
            Clock clock,
            RateLimits rates) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.sms = sms;
        this.signer = master.signer("phone-proofs");
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
        soon = rates.of("phone code soon", 1, Duration.ofMinutes(1));
        toNumber = rates.of("phone code to", SENT_TO_NUMBER, Duration.ofHours(12));
        byPerson = rates.of("phone code by", SENT_BY_PERSON, Duration.ofDays(1));
        fromAddress = rates.of("phone code from", SENT_FROM_ADDRESS, Duration.ofHours(1));
    }

    /**
     * Sends a code to a number. One that was sent before is worth nothing from then on.
     *
     * @param address of whoever asks
     * @throws Problem when that was too often, or nothing can be sent
     */
    public void send(PersonId person, PhoneNumber phone, String address, Locale language) {
        phones.requireRoom(person, phone);
        fromAddress.pass(ClientNetwork.of(address));
        byPerson.pass(person.toString());
        soon.pass(person + " " + phone.international());
        toNumber.pass(phone.international());
        var code = RandomText.digits();
        jdbc.sql("""
            insert into phone_proof (person_id, country_code, number, code, tries, expires_at)
            values (:person, :country, :number, :code, 0, :expires)
            on conflict (person_id, country_code, number)
            do update set code = excluded.code, tries = 0, expires_at = excluded.expires_at
            """)
                .param("person", person.value())
                .param("country", phone.countryCode())
                .param("number", phone.number())
                .param("code", signer.sign(text(person, phone, code)))
                .param("expires", now().plus(VALID))
                .update();
        try {
            sms.send(phone.international(), message(code, language));
        } catch (SmsFailure e) {
            LOG.warn("a code could not be sent", e);
            throw Problem.unavailable("Short messages cannot be sent right now.")
                    .code("sms_failed");
        }
    }

    private static String message(String code, Locale language) {
        return language.getLanguage().equals("zh")
                ? "验证码 %s，10 分钟内有效。请勿告诉他人。".formatted(code)
                : "Your code is %s. It is good for 10 minutes. Tell it to nobody.".formatted(code);
    }

    /**
     * Takes the code that was sent; the number is the person's then.
     *
     * @throws Problem when it is wrong or over
     */
    public Phones.Verified check(PersonId person, PhoneNumber phone, String code) {
        // Counted before it is compared, and whatever becomes of it.
        var sent = jdbc.sql("update phone_proof set tries = tries + 1 where person_id = ? and country_code = ?"
                        + " and number = ? and tries < ? and expires_at > ? returning code")
                .params(person.value(), phone.countryCode(), phone.number(), TRIES_MAX, now())
                .query(String.class)
                .optional()
                .orElseThrow(PhoneProofs::over);
        if (!signer.isSignature(sent, text(person, phone, code.strip()))) {
            throw Problem.unprocessable("This is not the code that was sent.").code("wrong_code");
        }
        return transaction.execute(status -> {
            var taken = jdbc.sql("delete from phone_proof where person_id = ? and country_code = ? and number = ?"
                            + " and code = ?")
                    .params(person.value(), phone.countryCode(), phone.number(), sent)
                    .update();
            if (taken == 0) {
                throw over();
            }
            return phones.verified(person, phone);
        });
    }

    private static Problem over() {
        return Problem.unprocessable("This code is over. Have another one sent.")
                .code("code_over");
    }

    private static String text(PersonId person, PhoneNumber phone, String code) {
        return person + " " + phone.international() + " " + code;
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire("codes sent to phones", EVERY, "phone_proof", "expires_at", clock.instant());
    }
}
