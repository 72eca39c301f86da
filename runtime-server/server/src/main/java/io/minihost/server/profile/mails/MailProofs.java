package io.minihost.server.profile.mails;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import io.minihost.server.mail.MailFailure;
import io.minihost.server.mail.Mailer;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
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

/** Lets people prove that they have a mail address: by a code that is sent there, once, for fifteen minutes, and for five tries. */
@Component
class MailProofs {

    private static final Logger LOG = LoggerFactory.getLogger(MailProofs.class);
    private static final String EVERY = "PT10M";
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final int TRIES_MAX = 5;
    private static final int SENT_TO_ADDRESS = 5;
    private static final int SENT_BY_PERSON = 10;
    private static final int SENT_FROM_ADDRESS = 20;

    private final JdbcClient jdbc;
    private final Mails mails;
    private final Mailer mailer;
    private final Signer signer;
    private final TransactionTemplate transaction;
    private final Retention retention;
    private final Clock clock;
    private final RateLimit toAddress;
    private final RateLimit byPerson;
    private final RateLimit fromAddress;

    MailProofs(
            JdbcClient jdbc,
            Mails mails,
            Mailer mailer,
            MasterKey master,
            TransactionTemplate transaction,
            Retention retention,
            Clock clock,
            RateLimits rates) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.mailer = mailer;
        this.signer = master.signer("mail-proofs");
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
        toAddress = rates.of("mail code to", SENT_TO_ADDRESS, Duration.ofHours(12));
        byPerson = rates.of("mail code by", SENT_BY_PERSON, Duration.ofDays(1));
        fromAddress = rates.of("mail code from", SENT_FROM_ADDRESS, Duration.ofHours(1));
    }

    /**
     * Sends a code to an address. One that was sent before is worth nothing from then on.
     *
     * @param from the network address of whoever asks
     * @throws Problem when that was too often, or nothing can be sent
     */
    void send(PersonId person, String address, String from, Locale language) {
        mails.requireRoom(person, address);
        fromAddress.pass(ClientNetwork.of(from));
        byPerson.pass(person.toString());
        toAddress.pass(key(address));
        var code = RandomText.digits();
        jdbc.sql("""
            insert into mail_proof (person_id, address, code, tries, expires_at)
            values (:person, :address, :code, 0, :expires)
            on conflict (person_id, address)
            do update set code = excluded.code, tries = 0, expires_at = excluded.expires_at
            """)
                .param("person", person.value())
                .param("address", key(address))
                .param("code", signer.sign(text(person, address, code)))
                .param("expires", now().plus(VALID))
                .update();
        var isChinese = language.getLanguage().equals("zh");
        var subject = isChinese ? "确认邮箱" : "Confirm your address";
        var words = isChinese
                ? "%s 是你的验证码，15 分钟内有效。确认后，可用此邮箱找回账号。如果不是你本人操作，请忽略这封邮件。"
                : "%s is your code. It is good for 15 minutes. Once confirmed, this address brings your account back when"
                        + " you have forgotten the password. If you have not asked for it, ignore this mail.";
        try {
            mailer.send(address, subject, words.formatted(code));
        } catch (MailFailure e) {
            LOG.warn("a code could not be sent by mail", e);
            throw Problem.unavailable("Mail cannot be sent right now.").code("mail_not_sent");
        }
    }

    /**
     * Takes the code that was sent; the address is the person's then.
     *
     * @throws Problem when it is wrong or over
     */
    Mails.Verified check(PersonId person, String address, String code) {
        // Counted before it is compared, and whatever becomes of it.
        var sent = jdbc.sql("update mail_proof set tries = tries + 1 where person_id = ? and address = ? and tries < ?"
                        + " and expires_at > ? returning code")
                .params(person.value(), key(address), TRIES_MAX, now())
                .query(String.class)
                .optional()
                .orElseThrow(MailProofs::over);
        if (!signer.isSignature(sent, text(person, address, code.strip()))) {
            throw Problem.unprocessable("This is not the code that was sent.").code("wrong_code");
        }
        return transaction.execute(status -> {
            var taken = jdbc.sql("delete from mail_proof where person_id = ? and address = ? and code = ?")
                    .params(person.value(), key(address), sent)
                    .update();
            if (taken == 0) {
                throw over();
            }
            return mails.verified(person, address);
        });
    }

    private static Problem over() {
        return Problem.unprocessable("This code is over. Have another one sent.")
                .code("code_over");
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static String text(PersonId person, String address, String code) {
        return person + " " + key(address) + " " + code;
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire("codes sent by mail", EVERY, "mail_proof", "expires_at", clock.instant());
    }
}
