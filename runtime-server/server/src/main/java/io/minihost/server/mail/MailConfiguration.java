package io.minihost.server.mail;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.Retention;
import io.minihost.server.rates.RateLimits;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** Spring has a sender when the operator names a mail server. */
    @Bean
    @Primary
    Mailer mailer(
            ObjectProvider<JavaMailSender> senders,
            @Value("${minihost.mail.from:}") String from,
            ShownMail shown,
            RateLimits rates) {
        var sender = senders.getIfAvailable();
        if (sender != null && !MailAddress.isOne(from)) {
            throw new InvalidSetting(
                    "minihost.mail.from", from, "the address that mail comes from, such as no-reply@example.com");
        }
        return new CheckedMail(sender == null ? shown : new SmtpMail(sender, from), rates);
    }

    /** Deletes what the operator is not shown any more. */
    @Component
    static class MailExpiry {

        private static final String EVERY = "PT5M";

        private final Retention retention;
        private final Clock clock;

        MailExpiry(Retention retention, Clock clock) {
            this.retention = retention;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = EVERY)
        void forgetMail() {
            retention.expire("mail", EVERY, "mail_shown", "at", clock.instant().minus(ShownMail.KEPT));
        }
    }
}
