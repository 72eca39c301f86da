package io.minihost.server.uploadtool.keys;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Random texts for the upload tool to sign: {@code <expiry>.<random>.<our own signature>}, each good for ten minutes, for one
 * program, and once. Only those that came back signed are kept, so that nobody fills the table by asking.
 */
@Component
public class UploadChallenges {

    private static final String EVERY = "PT10M";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 12;

    /** What an RSA key signs in one go is short. */
    private static final int SIGNATURE_BYTES = 16;

    private static final Pattern FORM = Pattern.compile("(\\d{10,12})\\.([A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]{22})");

    private final Signer signer;
    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    UploadChallenges(MasterKey master, JdbcClient jdbc, Retention retention, Clock clock) {
        this.signer = master.signer("upload-challenge").shortened(SIGNATURE_BYTES);
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /** A new one. */
    public String issue(AppId program) {
        var expiry = clock.instant().plus(LIFE).getEpochSecond();
        var random = RandomText.base64(RANDOM_BYTES);
        return expiry + "." + random + "." + signer.sign(text(program, expiry, random));
    }

    /** Uses one up that came back signed; false when it was not made here for this program, is too old or was used before. */
    boolean use(AppId program, String challenge) {
        var parts = FORM.matcher(challenge);
        if (!parts.matches()) {
            return false;
        }
        var expiry = Long.parseLong(parts.group(1));
        var isOurs = signer.isSignature(parts.group(3), text(program, expiry, parts.group(2)));
        return isOurs && clock.instant().getEpochSecond() < expiry && isFirst(challenge, Instant.ofEpochSecond(expiry));
    }

    private boolean isFirst(String challenge, Instant expiry) {
        return jdbc.sql("insert into upload_proof (hash, expires_at) values (?, ?) on conflict do nothing")
                        .params(Sha256.of(challenge), Timestamps.of(expiry))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire(
                "upload proofs",
                EVERY,
                "upload_proof",
                "expires_at",
                clock.instant().minus(LIFE));
    }

    private static String text(AppId program, long expiry, String random) {
        return program + "\n" + expiry + "\n" + random;
    }
}
