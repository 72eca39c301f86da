package io.minihost.server.launch.links;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Lets people without an account open a version that is not released: a token in the link, {@code <expiry>.<signature>},
 * good for one version and some weeks.
 */
@Component
public class VersionLinks {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final Signer signer;
    private final Clock clock;

    VersionLinks(MasterKey master, Clock clock) {
        signer = master.signer("version-link");
        this.clock = clock;
    }

    public String token(AppId appId, String version) {
        var expiry = clock.instant().plus(LIFE).getEpochSecond();
        return expiry + "." + signer.sign(text(appId, version, expiry));
    }

    public boolean isValid(String token, AppId appId, String version) {
        var parts = FORM.matcher(token);
        if (!parts.matches()) {
            return false;
        }
        var expiry = Long.parseLong(parts.group(1));
        return signer.isSignature(parts.group(2), text(appId, version, expiry))
                && clock.instant().isBefore(Instant.ofEpochSecond(expiry));
    }

    private static String text(AppId appId, String version, long expiry) {
        return appId + "\n" + version + "\n" + expiry;
    }
}
