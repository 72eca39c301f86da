package io.minihost.server.login;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes login codes that nobody can use any more. */
@Component
class LoginCodeExpiry implements ProgramData {
    private static final String EVERY = "PT5M";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    LoginCodeExpiry(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire("login codes", EVERY, "login_code", "expires_at", clock.instant());
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "login_code", program, max);
    }
}
