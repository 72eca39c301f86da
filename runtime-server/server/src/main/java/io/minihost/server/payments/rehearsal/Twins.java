package io.minihost.server.payments.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.Merchant;
import io.minihost.server.payments.merchants.MerchantKeys;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.platform.Certificates;
import io.minihost.server.payments.platform.KeyTexts;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.wire.MchId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes twins of merchants: merchants of their own, with keys of their own. */
@Component
class Twins {

    private static final int API_KEY_BYTES = 16;

    private final Merchants merchants;
    private final MerchantKeys keys;
    private final PlatformKeys platform;
    private final RehearsalRows rehearsals;
    private final JdbcClient jdbc;

    Twins(Merchants merchants, MerchantKeys keys, PlatformKeys platform, RehearsalRows rehearsals, JdbcClient jdbc) {
        this.merchants = merchants;
        this.keys = keys;
        this.platform = platform;
        this.rehearsals = rehearsals;
        this.jdbc = jdbc;
    }

    /**
     * What is told once.
     *
     * @param serial what the twin's server signs under
     * @param privateKey in PEM, of the key that was made here; null when the caller has brought one
     * @param certificatePem when a signing request was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MadeTwin(
            MchId mchid,
            String name,
            String apiV3Key,
            String serial,
            @Nullable String privateKey,
            @Nullable String certificatePem,
            RehearsalPlatform platform) {}

    /** What the twin's server checks the host's signatures with: the certificate, or the bare key. */
    record RehearsalPlatform(
            String certificateSerial, String certificatePem, String publicKeyId, String publicKeyPem) {}

    @Transactional(propagation = Propagation.MANDATORY)
    MadeTwin make(Caller caller, Merchant asked, @Nullable String csr, @Nullable String publicKey) {
        if (asked.mchid().isRehearsal()) {
            throw Problem.conflict("This is a twin itself: make it for its merchant.")
                    .code("is_rehearsal");
        }
        // Two at once make one.
        jdbc.sql("select mchid from merchant where mchid = ? for update")
                .param(asked.mchid().value())
                .query(String.class)
                .single();
        var known = merchants.rehearsalOf(asked.mchid());
        var apiV3Key =
                known.isPresent() ? merchants.rotateKey(caller, known.get(), null) : RandomText.hex(API_KEY_BYTES);
        var twin = known.map(merchants::get).orElseGet(() -> merchants.createRehearsal(caller, asked, apiV3Key));
        keys.endAll(caller, twin.mchid());
        rehearsals.add(twin.mchid());
        var pair = csr == null && publicKey == null ? Certificates.pair() : null;
        var key = csr != null
                ? keys.certify(caller, twin, csr)
                : keys.register(
                        caller,
                        twin.mchid(),
                        publicKey != null
                                ? publicKey
                                : KeyTexts.write(Objects.requireNonNull(pair).getPublic()));
        var signing = platform.current();
        return new MadeTwin(
                twin.mchid(),
                twin.name(),
                apiV3Key,
                key.serial(),
                pair == null ? null : KeyTexts.write(pair.getPrivate()),
                key.certificatePem(),
                new RehearsalPlatform(
                        signing.serial(), signing.certificatePem(), signing.publicKeyId(), signing.publicKeyPem()));
    }
}
