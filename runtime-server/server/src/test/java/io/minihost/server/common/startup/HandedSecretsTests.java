package io.minihost.server.common.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** Secrets reach the server, and not the environment that its process shows. */
class HandedSecretsTests {

    private static final Map<String, String> SECRETS = Map.of(
            "MINIHOST_MASTER_KEY", "a key with $HOME, \"quotes\", `ticks` and \\",
            "minihost_operator_token", "token-in-small-letters",
            "MINIHOST_OIDC_ACME_CLIENT_SECRET", "x=y",
            "SPRING_DATASOURCE_PASSWORD", " with spaces ",
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/x?password=p",
            "PGPASSWORD", "of a tool");

    private static final String LAUNCH = ". ./src/launcher/secrets.sh; exec \"$JAVA\" \"$@\" 3<<END\n$secrets\nEND\n";

    /** Stands for the server: tells what it was handed and what its process shows. */
    static final class Started {

        private Started() {}

        @SuppressWarnings("SystemOut") // that is how it tells
        public static void main(String[] arguments) throws IOException {
            HandedSecrets.take();
            var environment = new StandardEnvironment();
            new HandedSecrets(Supplier::get).postProcessEnvironment(environment, new SpringApplication());
            for (var name : List.of(
                    "minihost.master-key",
                    "minihost.operator-token",
                    "minihost.oidc.acme.client-secret",
                    "spring.datasource.password",
                    "spring.datasource.url")) {
                var value = Binder.get(environment).bind(name, String.class).orElse("missing");
                System.out.println(name + "=" + value);
            }
            var shown = Files.readString(Path.of("/proc/self/environ")).replace('\0', ' ');
            System.out.println("shown=" + shown);
        }
    }

    @Test
    void areHandedOverByAnOpenFile() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/environ")), "only under Linux");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(
                "sh",
                "-c",
                LAUNCH,
                "launcher",
                "--enable-native-access=ALL-UNNAMED",
                "-Dminihost.secrets-file=3",
                "-cp",
                System.getProperty("java.class.path"),
                Started.class.getName());
        builder.environment().putAll(SECRETS);
        builder.environment().put("secrets", "a variable of the launcher's own");
        builder.environment().put("JAVA", java.toString());
        var told = told(builder);
        assertThat(told)
                .contains("minihost.master-key=" + SECRETS.get("MINIHOST_MASTER_KEY") + "\n")
                .contains("minihost.operator-token=token-in-small-letters\n")
                .contains("minihost.oidc.acme.client-secret=x=y\n")
                .contains("spring.datasource.password= with spaces \n")
                .contains("spring.datasource.url=jdbc:postgresql://db/x?password=p\n");
        var shown = told.substring(told.indexOf("shown="));
        assertThat(shown).contains("PATH=");
        SECRETS.forEach((name, value) -> assertThat(shown).doesNotContain(name).doesNotContain(value));
    }

    @Test
    void refusesASecretOfSeveralLines() throws Exception {
        var builder = new ProcessBuilder("sh", "-c", ". ./src/launcher/secrets.sh");
        builder.environment().put("MINIHOST_MASTER_KEY", "one\ntwo");
        assertThat(told(builder)).isEqualTo("MINIHOST_MASTER_KEY must be one line\n");
    }

    private static String told(ProcessBuilder builder) throws IOException {
        var process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
