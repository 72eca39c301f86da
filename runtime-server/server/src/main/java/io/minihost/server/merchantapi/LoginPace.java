package io.minihost.server.merchantapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** One person logs in a hundred times a minute. The first few are this node's to allow: most people log in once. */
@Component
class LoginPace {

    private static final int HERE = Allowances.LOGINS / 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KNOWN_MAX = 100_000;

    private final RateLimit elsewhere;
    private final Cache<String, AtomicInteger> here = Caffeine.newBuilder()
            .expireAfterWrite(MINUTE)
            .maximumSize(KNOWN_MAX)
            .build();

    LoginPace(RateLimits rates) {
        elsewhere = rates.of("jscode2session", Allowances.LOGINS - HERE, MINUTE);
    }

    /** Refuses when it was too often. */
    void pass(PersonId person, AppId program) {
        var who = program + " " + person;
        if (here.get(who, key -> new AtomicInteger()).incrementAndGet() > HERE) {
            try {
                elsewhere.pass(who);
            } catch (Problem tooMany) {
                throw new ApiRefusal(ErrCode.TOO_FAST);
            }
        }
    }
}
