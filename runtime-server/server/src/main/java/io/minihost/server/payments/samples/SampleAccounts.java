package io.minihost.server.payments.samples;

import io.minihost.server.common.AppId;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.SecretFile;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.MerchantApps;
import io.minihost.server.payments.merchants.MerchantKeys;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.platform.Certificates;
import io.minihost.server.payments.platform.KeyTexts;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.ProgramSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Merchants' accounts of the samples, each with a key, an APIv3 key and a program of its own, made as for any merchant. What is told once is
 * kept in a file for this user only, as a merchant's server keeps it; where that is lost, or fits the database no longer, they are made anew.
 */
@Component
class SampleAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(SampleAccounts.class);
    private static final Caller INSTALLER = Caller.operator("samples");
    private static final int API_KEY_BYTES = 16;

    private final Path folder;
    private final Merchants merchants;
    private final MerchantKeys keys;
    private final MerchantApps apps;
    private final PlatformKeys platform;
    private final ProgramSecrets secrets;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;

    SampleAccounts(
            DataDirectory directory,
            Merchants merchants,
            MerchantKeys keys,
            MerchantApps apps,
            PlatformKeys platform,
            ProgramSecrets secrets,
            Catalogue catalogue,
            TransactionTemplate transaction) {
        this.folder = directory.path().resolve("samples-merchant");
        this.merchants = merchants;
        this.keys = keys;
        this.apps = apps;
        this.platform = platform;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.transaction = transaction;
    }

    /** Folder of everything that the samples' merchant keeps. */
    Path folder() {
        return folder;
    }

    /** The accounts of these programs. */
    Map<String, SampleAccount> of(Map<String, AppId> programs) {
        var kept = read();
        var accounts = new HashMap<String, SampleAccount>();
        programs.forEach((name, program) -> accounts.put(name, account(program, kept.get(name))));
        if (!accounts.equals(kept)) {
            SecretFile.write(file(), JsonMapper.shared().writeValueAsString(accounts));
        }
        return accounts;
    }

    private Path file() {
        return folder.resolve("accounts.json");
    }

    private Map<String, SampleAccount> read() {
        try {
            return JsonMapper.shared().readValue(Files.readString(file()), new TypeReference<>() {});
        } catch (IOException e) {
            LOG.debug("the samples have no accounts yet", e);
        } catch (JacksonException e) {
            LOG.warn("{} cannot be read; the samples get new accounts", file());
        }
        return Map.of();
    }

    private SampleAccount account(AppId program, @Nullable SampleAccount kept) {
        if (kept == null || !isMerchant(program, kept)) {
            return transaction.execute(status -> register(program));
        }
        var host = platform.current();
        var isTrue = secrets.prove(program, kept.appSecret())
                .filter(ProgramSecrets.Proof::isRight)
                .isPresent();
        return new SampleAccount(
                program,
                isTrue ? kept.appSecret() : secrets.renew(INSTALLER, program).secret(),
                kept.mchid(),
                kept.serial(),
                kept.privateKey(),
                merchants.apiV3Key(kept.mchid()),
                host.publicKeyId(),
                host.publicKeyPem());
    }

    private boolean isMerchant(AppId program, SampleAccount kept) {
        return kept.appId().equals(program)
                && merchants.find(kept.mchid()).isPresent()
                && keys.find(kept.mchid(), kept.serial()).isPresent()
                && apps.isLinked(kept.mchid(), program);
    }

    private SampleAccount register(AppId program) {
        var name = catalogue
                .profile(program)
                .map(profile -> profile.listing().name())
                .orElse(program.value());
        var pair = Certificates.pair();
        var apiV3Key = RandomText.hex(API_KEY_BYTES);
        var merchant = merchants.create(INSTALLER, name, apiV3Key, 0);
        var key = keys.register(INSTALLER, merchant.mchid(), KeyTexts.write(pair.getPublic()));
        apps.link(INSTALLER, merchant.mchid(), program);
        var host = platform.current();
        return new SampleAccount(
                program,
                secrets.renew(INSTALLER, program).secret(),
                merchant.mchid(),
                key.serial(),
                KeyTexts.write(pair.getPrivate()),
                apiV3Key,
                host.publicKeyId(),
                host.publicKeyPem());
    }
}
