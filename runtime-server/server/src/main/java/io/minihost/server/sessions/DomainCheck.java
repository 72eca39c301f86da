package io.minihost.server.sessions;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.UrlCheck;
import io.minihost.server.programs.EnvVersion;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a program may ask a domain: only those on its list, as far as the operator wants that. Development versions ask
 * whom they like unless the setting says otherwise; released ones are warned about.
 */
final class DomainCheck {

    enum Mode {
        OFF,
        WARN,
        ENFORCE;

        static Mode parse(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidSetting("minihost.domain-check", text, "off, warn or enforce"));
        }
    }

    private final @Nullable Mode mode;
    private final Function<SessionContext, Set<String>> listed;

    /**
     * A check.
     *
     * @param mode null for what the kind of version asks for
     * @param listed origins on a program's list; empty when nobody has made one
     */
    DomainCheck(@Nullable Mode mode, Function<SessionContext, Set<String>> listed) {
        this.mode = mode;
        this.listed = listed;
    }

    /** The check for one request of a session. */
    UrlCheck of(SessionContext session) {
        Mode effective = mode != null ? mode : byVersion(session.program().env());
        Set<String> origins = listed.apply(session);
        if (effective == Mode.OFF || (origins.isEmpty() && effective != Mode.ENFORCE)) {
            return UrlCheck.NONE;
        }
        Set<String> warned = ConcurrentHashMap.newKeySet();
        return uri -> {
            String origin = origin(uri);
            if (origins.contains(origin)) {
                return;
            }
            String message = "url not in domain list: " + origin;
            if (effective == Mode.ENFORCE) {
                throw new OutboundFailure(OutboundFailure.Kind.REFUSED, message);
            }
            if (warned.add(origin)) {
                session.log(LogEntry.warning(session.now(), "request", message));
            }
        };
    }

    private static Mode byVersion(EnvVersion env) {
        return env == EnvVersion.RELEASE ? Mode.WARN : Mode.OFF;
    }

    private static String origin(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
