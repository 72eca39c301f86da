package io.minihost.server.programs.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecompilationTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recompilation recompilation;

    @Autowired
    Catalogue catalogue;

    @Test
    void compilesWhatOnlyAnotherCompilerHasMade() {
        var appId = server().register("Old");
        var hash = uploaded(appId, "1", Zips.hello("old"));
        madeByAnother(appId, "0".repeat(64));
        recompilation.start();
        await().until(() -> version(appId).hash().equals(hash));
        assertThat(catalogue.bundle(hash)).isPresent();
        assertThat(jdbc.sql("select count(*) from program_build where hash = ?")
                        .param("0".repeat(64))
                        .query(Integer.class)
                        .single())
                .as("of the other one")
                .isEqualTo(1);
    }

    @Test
    void letsNobodyRunWhatAnotherCompilerMade() {
        var appId = server().register("Old");
        var hash = uploaded(appId, "1", Zips.hello("waits"));
        madeByAnother(appId, "1".repeat(64));
        var old = version(appId);
        recompilation.start();
        assertThat(catalogue.current(old).hash()).isEqualTo(hash);
        assertThat(version(appId).hash()).isEqualTo(hash);
        assertThat(catalogue.current(version(appId)).hash()).isEqualTo(hash);
    }

    @Test
    void leavesWhatCannotBeCompiledAnyMore() {
        var appId = server().register("Lost");
        uploaded(appId, "1", Zips.hello("lost"));
        var old = "2".repeat(64);
        madeByAnother(appId, old);
        jdbc.sql("update program_build set content_hash = ? where hash = ?")
                .params("3".repeat(64), old)
                .update();
        jdbc.sql("update program_version set content_hash = ? where app_id = ?")
                .params("3".repeat(64), appId)
                .update();
        recompilation.start();
        assertThat(catalogue.current(version(appId)).hash()).isEqualTo(old);
    }

    private String uploaded(String appId, String number, byte[] archive) {
        var upload = server().put("/api/v1/programs/" + appId + "/versions/" + number, archive);
        return server().json(upload).get("hash").stringValue();
    }

    private void madeByAnother(String appId, String hash) {
        jdbc.sql("update program_build b set compiler = 'old', hash = ? from program_version v"
                        + " where v.content_hash = b.content_hash and v.app_id = ?")
                .params(hash, appId)
                .update();
    }

    private Launchable version(String appId) {
        return catalogue.version(new AppId(appId), "1").orElseThrow();
    }
}
