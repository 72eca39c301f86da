package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server that cannot start says why in one line. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "minihost.public-url, nonsense, MINIHOST_PUBLIC_URL",
        "minihost.operator-token, nineteen-characters, MINIHOST_OPERATOR_TOKEN",
        "minihost.runners, many, MINIHOST_RUNNERS",
        "minihost.runner.walls, some, MINIHOST_RUNNER_WALLS",
        "minihost.runner.walls, required, MINIHOST_RUNNER_WALLS",
        "minihost.runner.wrapper, /bin/no-such-command -x, MINIHOST_RUNNER_WRAPPER",
        "server.port, 99999, SERVER_PORT",
        "minihost.storage.url, file:///no/such/folder, MINIHOST_STORAGE_URL",
        "minihost.storage.url, s3://bucket?endpoint=http://127.0.0.1:1, MINIHOST_STORAGE_URL",
        "spring.datasource.url, jdbc:mysql://localhost/x, SPRING_DATASOURCE_URL",
        "spring.datasource.url, jdbc:postgresql://127.0.0.1:1/x, SPRING_DATASOURCE_URL"
    })
    void namesTheWrongSetting(String property, String value, String setting, CapturedOutput output) {
        assertThat(complaints(output, "--" + property + "=" + value))
                .singleElement()
                .asString()
                .contains(setting);
    }

    @Test
    void namesTheDataFolderThatCannotBeWritten(CapturedOutput output) throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(complaints(output, "--minihost.data-dir=" + file))
                .singleElement()
                .asString()
                .contains("MINIHOST_DATA_DIR")
                .contains(file.toString());
    }

    @Test
    void refusesAWeakTokenBeforeADatabaseIsMade(CapturedOutput output) throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("operator-token"), "short\n");
        assertThat(complaints(output, "--minihost.operator-token="))
                .singleElement()
                .asString()
                .contains("MINIHOST_OPERATOR_TOKEN")
                .contains("20");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void saysThatThePortIsInUse(CapturedOutput output) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(complaints(output, "--server.port=" + socket.getLocalPort()))
                    .singleElement()
                    .asString()
                    .contains("Port " + socket.getLocalPort())
                    .contains("SERVER_PORT");
        }
    }

    /** Everything on the terminal that is not one of the usual lines about starting. */
    private List<String> complaints(CapturedOutput output, String argument) {
        var application = new SpringApplication(MinihostApplication.class);
        application.setRegisterShutdownHook(false);
        var defaults = "--minihost.data-dir=" + folder.resolve("data");
        var arguments = Stream.of(defaults, "--minihost.runners=0", argument)
                .filter(other -> other.equals(argument) || !argument.startsWith(other.substring(0, other.indexOf('='))))
                .toArray(String[]::new);
        assertThat(catchThrowable(() -> application.run(arguments))).isNotNull();
        assertThat(output.getAll()).doesNotContain("Exception");
        return output.getAll()
                .lines()
                .filter(line -> !line.isBlank() && !line.contains(" INFO ") && !line.contains(" WARN "))
                .toList();
    }
}
