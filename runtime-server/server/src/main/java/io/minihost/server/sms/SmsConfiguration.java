package io.minihost.server.sms;

import io.minihost.server.common.Retention;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.rates.RateLimits;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class SmsConfiguration {

    @Bean
    @Primary
    SmsSender smsSender(
            SmsSettings settings, SmsSecret secret, ShownSms shown, Outbound outbound, RateLimits rates, Clock clock) {
        var url = settings.url();
        return new CheckedSms(url == null ? shown : new PostedSms(outbound, url, secret, clock), rates);
    }

    /** Deletes what the operator is not shown any more. */
    @Component
    static class Expiry {

        private static final String EVERY = "PT5M";

        private final Retention retention;
        private final Clock clock;

        Expiry(Retention retention, Clock clock) {
            this.retention = retention;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = EVERY)
        void forgetSms() {
            retention.expire(
                    "short messages", EVERY, "sms_shown", "at", clock.instant().minus(ShownSms.KEPT));
        }
    }
}
