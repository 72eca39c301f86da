package io.minihost.server.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
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
    void replacesWhatAnotherCompilerMade() {
        var appId = server().register("Old");
        var upload = server().put("/api/v1/programs/" + appId + "/versions/1", Zips.hello("old"));
        var hash = server().json(upload).get("hash").stringValue();
        jdbc.sql("update program_version set compiler = 'old', hash = ? where app_id = ?")
                .params("0".repeat(64), appId)
                .update();
        recompilation.start();
        var version = catalogue.version(new AppId(appId), "1").orElseThrow();
        assertThat(version.hash()).isEqualTo(hash);
        assertThat(catalogue.bundle(hash)).isPresent();
    }
}
