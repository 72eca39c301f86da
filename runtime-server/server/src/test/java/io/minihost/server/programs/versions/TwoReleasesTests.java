package io.minihost.server.programs.versions;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.minihost.bundle.BundleRejected;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.MinihostApplication;
import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.programs.Zips;
import io.minihost.server.programs.compile.ProgramCompiler;
import io.minihost.server.storage.Blobs;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A rolling upgrade: a server of an earlier release and one of today share a database and what is stored. */
class TwoReleasesTests extends ServerTest {

    @Autowired
    DataSource database;

    @Autowired
    Blobs blobs;

    @TempDir
    Path folder = Path.of("");

    /** Today's compiler, had its version been another one. */
    private record EarlierCompiler(ProgramCompiler compiler) implements ProgramCompiler {

        @Override
        public String version() {
            return "earlier";
        }

        @Override
        public Result compile(Path archive, CompileTask task) throws BundleRejected {
            var today = compiler.compile(archive, task);
            var bundle = today.compiled();
            var hash = HexFormat.of().formatHex(Sha256.of("earlier " + bundle.hash()));
            Map<String, String> styles = bundle.styles().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, style -> style.getValue().replace(bundle.hash(), hash)));
            return new Result(
                    new CompiledBundle(hash, bundle.manifest(), bundle.modules(), bundle.templates(), styles),
                    today.problems());
        }
    }

    @Test
    void eachServerOpensWhatItsOwnCompilerMade() throws SQLException {
        try (var context = earlier()) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var earlier = new TestServer(URI.create("http://127.0.0.1:" + port), server().token());
            var appId = earlier.register("Upgraded");
            var versions = "/api/v1/programs/" + appId + "/versions/";
            var uploaded = earlier.json(earlier.put(versions + "1", Zips.hello("two releases")))
                    .get("hash")
                    .stringValue();
            for (var step : List.of("submit", "approve", "release")) {
                assertThat(server().post(versions + "1/" + step).statusCode()).isEqualTo(200);
            }
            var here = opened(server(), appId);
            assertThat(opened(earlier, appId)).isEqualTo(uploaded).isNotEqualTo(here);
            for (var server : List.of(server(), earlier)) {
                for (var hash : List.of(here, uploaded)) {
                    assertThat(server.get("/_b/" + hash + "/s/app.css").statusCode())
                            .isEqualTo(200);
                }
                assertThat(server.json(server.get(versions + "1")).get("hash").stringValue())
                        .as("what was answered at the upload")
                        .isEqualTo(uploaded);
            }
        }
    }

    private static String opened(TestServer server, String appId) {
        var page = server.get("/p/" + appId);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body().replaceFirst("(?s).*\"/_b/([0-9a-f]{64})/f/\".*", "$1");
    }

    private ConfigurableApplicationContext earlier() throws SQLException {
        var pool = database.unwrap(HikariDataSource.class);
        var application = new SpringApplication(MinihostApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Blobs
                        ? blobs
                        : bean instanceof ProgramCompiler compiler ? new EarlierCompiler(compiler) : bean;
            }
        }));
        return application.run(
                "--minihost.data-dir=" + folder.resolve("data"),
                "--spring.datasource.url=" + pool.getJdbcUrl(),
                "--spring.datasource.username=" + pool.getUsername(),
                "--spring.datasource.password=" + pool.getPassword(),
                "--spring.datasource.hikari.maximum-pool-size=5");
    }
}
