package io.minihost.server.uploadtool.keys;

import io.minihost.server.access.Scope;
import io.minihost.server.common.AppId;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Profile;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who has one of a program's upload keys, as they prove by signing a {@linkplain UploadChallenges challenge}. */
@Component
public class KeyProof {

    private static final int AT_ONCE = 240;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final SigningKeys keys;
    private final UploadChallenges challenges;
    private final Catalogue catalogue;
    private final RateLimit pace;

    KeyProof(SigningKeys keys, UploadChallenges challenges, Catalogue catalogue, RateLimits rates) {
        this.keys = keys;
        this.challenges = challenges;
        this.catalogue = catalogue;
        this.pace = rates.of("upload tool", AT_ONCE, WITHIN);
    }

    /**
     * Refuses those who cannot prove anything, before anything large is read from them: from an address that no key is for,
     * about a program without keys, or too often.
     */
    public void requirePossible(AppId program, String address) {
        pace.pass(ClientNetwork.of(address));
        usable(program, address);
    }

    /**
     * Who has signed.
     *
     * @param signature base64
     * @return the key, as somebody who may upload versions of its program's organisation
     */
    public Caller require(AppId program, String address, String signature) {
        var key = usable(program, address).stream()
                .filter(one -> SignedText.open(one.key(), signature)
                        .filter(text -> text.program().equals(program.value()))
                        .filter(text -> challenges.use(program, text.challenge()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> ToolRefusal.badSignature(program));
        keys.used(key.id());
        return caller(program, key.id());
    }

    private List<SigningKeys.SigningKey> usable(AppId program, String address) {
        var all = keys.of(program, address);
        if (all.isEmpty()) {
            throw ToolRefusal.noKey(program);
        }
        var here = all.stream().filter(SigningKeys.SigningKey::isAllowedHere).toList();
        if (here.isEmpty()) {
            throw ToolRefusal.wrongAddress(address);
        }
        return here;
    }

    private Caller caller(AppId program, UUID key) {
        var organisation = catalogue.profile(program).map(Profile::owner).orElseThrow(() -> ToolRefusal.noKey(program));
        return new Caller(
                "upload-key:" + key, null, organisation, null, null, Set.of(Scope.PROGRAMS_UPLOAD), true, null);
    }
}
