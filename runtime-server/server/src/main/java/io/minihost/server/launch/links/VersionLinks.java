package io.minihost.server.launch.links;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Lets people without an account open a version that is not released: a token in the link, {@code <expiry>.<signature>},
 * good for one version and some weeks.
 */
@Component
public class VersionLinks {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final SecretKey key;
    private final Clock clock;

    VersionLinks(MasterKey master, Clock clock) {
        this.key = master.derive("version-link");
        this.clock = clock;
    }

    public String token(AppId appId, String version) {
        var expiry = clock.instant().plus(LIFE).getEpochSecond();
        return expiry + "." + signature(appId, version, expiry);
    }

    public boolean isValid(String token, AppId appId, String version) {
        var parts = FORM.matcher(token);
        if (!parts.matches()) {
            return false;
        }
        var expiry = Long.parseLong(parts.group(1));
        var expected = signature(appId, version, expiry).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(parts.group(2).getBytes(StandardCharsets.UTF_8), expected)
                && clock.instant().isBefore(Instant.ofEpochSecond(expiry));
    }

    private String signature(AppId appId, String version, long expiry) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var text = appId + "\n" + version + "\n" + expiry;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
