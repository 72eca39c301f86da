package io.minihost.server.payments.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.payments.merchants.MerchantApps;
import io.minihost.server.payments.merchants.MerchantKeys;
import io.minihost.server.programs.ProgramSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the samples' merchant proves itself with is made once, and made anew only where it does not hold any more. */
class SampleAccountsTests extends ServerTest {

    @Autowired
    SampleAccounts accounts;

    @Autowired
    MerchantApps apps;

    @Autowired
    MerchantKeys keys;

    @Autowired
    ProgramSecrets secrets;

    private Map<String, AppId> programs = Map.of();

    @BeforeEach
    void register() {
        programs = Map.of(
                "shop", new AppId(server().register("Oakery")), "bike", new AppId(server().register("Freewheel")));
    }

    private Path file() {
        return accounts.folder().resolve("accounts.json");
    }

    private SampleAccount shop() {
        return Objects.requireNonNull(accounts.of(programs).get("shop"));
    }

    private void assertHolds(SampleAccount account) {
        assertThat(secrets.prove(account.appId(), account.appSecret()))
                .get()
                .extracting(ProgramSecrets.Proof::isRight)
                .isEqualTo(true);
        assertThat(keys.find(account.mchid(), account.serial())).isPresent();
        assertThat(apps.isLinked(account.mchid(), account.appId())).isTrue();
        assertThat(account.privateKey()).startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void eachSampleHasOneOfItsOwn() throws IOException {
        var made = accounts.of(programs);
        assertThat(made).containsOnlyKeys("shop", "bike");
        made.values().forEach(this::assertHolds);
        assertThat(made.values()).extracting(SampleAccount::mchid).doesNotHaveDuplicates();
        var merchant = server().json(server().get("/api/v1/merchants/" + shop().mchid()));
        assertThat(merchant.get("name").stringValue()).isEqualTo("Oakery");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(shop().toString()).doesNotContain(shop().appSecret());
    }

    @Test
    void staysOverARestart() {
        assertThat(accounts.of(programs)).isEqualTo(accounts.of(programs));
    }

    @Test
    void isMadeAnewWhenItsFileIsLostOrBroken() throws IOException {
        var before = shop();
        for (var rest : List.of("", "{\"shop\":", "[]", "{\"shop\":{\"appId\":\"none\"}}", "{\"shop\":{}}")) {
            Files.writeString(file(), rest);
            assertThat(shop().mchid()).as(rest).isNotEqualTo(before.mchid());
            accounts.of(programs).values().forEach(this::assertHolds);
        }
        Files.delete(file());
        assertHolds(shop());
    }

    @Test
    void getsAnotherSecretWhenSomebodyHasChangedIt() {
        var before = shop();
        for (var times = 0; times < 2; times++) {
            server().json(server().post("/api/v1/programs/" + before.appId() + "/secret", "{}"));
        }
        assertThat(shop().mchid()).isEqualTo(before.mchid());
        assertThat(shop().appSecret()).isNotEqualTo(before.appSecret());
        assertHolds(shop());
    }

    @Test
    void knowsAnApiV3KeyThatSomebodyHasChanged() {
        var rotated = server().json(server().post("/api/v1/merchants/" + shop().mchid() + "/rotate-key", "{}"));
        assertThat(shop().apiV3Key()).isEqualTo(rotated.get("apiV3Key").stringValue());
    }
}
