package io.minihost.server.accounts.devices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.identity.MemberSince;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Knows who sends a request by its browser's cookie. */
@Component
class SignedInDevices implements SignedIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignedInDevices.class);
    private static final int GUESTS_KNOWN_MAX = 100_000;

    private final Devices devices;
    private final JdbcClient jdbc;

    /** Who has no account. It is told on every node when somebody gets one. */
    private final Cache<PersonId, Boolean> guests = Caffeine.newBuilder()
            .maximumSize(GUESTS_KNOWN_MAX)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    SignedInDevices(Devices devices, JdbcClient jdbc) {
        this.devices = devices;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Device> device(HttpServletRequest request) {
        return HostCookies.values(request, Devices.COOKIE)
                .flatMap(token -> devices.find(token).stream())
                .findFirst();
    }

    @Override
    public boolean isStill(PersonId person, Optional<UUID> device) {
        try {
            return device.map(devices::isThere).orElseGet(() -> !isMember(person));
        } catch (DataAccessException e) {
            LOG.debug("nobody knows whether {} is signed in", person, e);
            return true;
        }
    }

    @Override
    public boolean isMember(PersonId person) {
        if (guests.getIfPresent(person) != null) {
            return false;
        }
        try {
            var isMember = jdbc.sql("select exists (select 1 from person where id = ? and member_since is not null)")
                    .param(person.value())
                    .query(Boolean.class)
                    .single();
            if (!isMember) {
                guests.put(person, true);
            }
            return isMember;
        } catch (DataAccessException e) {
            // Guests whose visits go on find them while the database is away; nothing else can be done for anybody
            // then.
            LOG.debug("nobody knows whether {} has an account", person, e);
            return false;
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onMember(MemberSince event) {
        guests.invalidate(event.person());
    }
}
