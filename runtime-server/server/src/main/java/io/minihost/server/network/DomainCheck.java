package io.minihost.server.network;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.InvalidSetting;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.UrlCheck;
import io.minihost.server.programs.DomainLists;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a program may ask a domain: only those on its list, as far as the operator wants that. Unless the setting says
 * otherwise development versions ask whom they like, and released ones do until there are lists, which then hold.
 */
public final class DomainCheck {

    /** What a program wants of a domain. */
    public enum Use {
        REQUEST,
        UPLOAD,
        DOWNLOAD,
        SOCKET;

        private List<String> of(DomainLists.Lists lists) {
            return switch (this) {
                case REQUEST -> lists.request();
                case UPLOAD -> lists.upload();
                case DOWNLOAD -> lists.download();
                case SOCKET -> lists.socket();
            };
        }
    }

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
    private final boolean wantsVerified;
    private final DomainLists domains;

    /**
     * A check.
     *
     * @param mode null for what the kind of version asks for
     * @param wantsVerified whether only those on the list count that are verified
     */
    DomainCheck(@Nullable Mode mode, boolean wantsVerified, DomainLists domains) {
        this.mode = mode;
        this.wantsVerified = wantsVerified;
        this.domains = domains;
    }

    /** The check for one request of a session. */
    public UrlCheck of(SessionContext session, Use use) {
        if (mode == Mode.OFF || (mode == null && session.program().env() != EnvVersion.RELEASE)) {
            return UrlCheck.NONE;
        }
        DomainLists.Lists lists = domains.of(session.program().appId());
        Mode effective = mode != null ? mode : lists.isEmpty() ? Mode.WARN : Mode.ENFORCE;
        if (effective == Mode.WARN && lists.isEmpty()) {
            return UrlCheck.NONE;
        }
        List<String> origins = use.of(lists);
        Set<String> warned = ConcurrentHashMap.newKeySet();
        return uri -> {
            String origin = origin(uri);
            boolean isListed = origins.contains(origin);
            if (isListed
                    && (!wantsVerified || domains.isVerified(session.program().appId(), origin))) {
                return;
            }
            String message = (isListed ? "domain is not verified: " : "url not in domain list: ") + origin;
            if (effective == Mode.ENFORCE) {
                throw new OutboundFailure(OutboundFailure.Kind.REFUSED, message);
            }
            if (warned.add(origin)) {
                session.log(LogEntry.warning(session.now(), use.name().toLowerCase(Locale.ROOT), message));
            }
        };
    }

    private static String origin(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
