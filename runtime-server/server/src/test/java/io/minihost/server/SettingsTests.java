package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.SettingChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** Names and defaults that operators rely on. */
class SettingsTests {

    @Test
    void hasDefaults() {
        var host = bound(Map.of());
        assertThat(host.dataDir()).isEqualTo(Path.of(System.getProperty("user.home"), ".minihost"));
        assertThat(host.publicUrl()).isNull();
        assertThat(host.assetUrl()).isNull();
        assertThat(host.testHooks()).isFalse();
    }

    @Test
    void isSetByTheEnvironment() {
        var host = bound(Map.of(
                "MINIHOST_DATA_DIR", "/data",
                "MINIHOST_PUBLIC_URL", "https://mini.example.com/",
                "MINIHOST_ASSET_URL", "https://files.example.com:8443"));
        assertThat(host.dataDir()).isEqualTo(Path.of("/data"));
        assertThat(host.publicUrl()).hasToString("https://mini.example.com");
        assertThat(host.assetUrl()).hasToString("https://files.example.com:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "MINIHOST_PUBLIC_URL, nonsense",
        "MINIHOST_PUBLIC_URL, https://example.com/path",
        "MINIHOST_PUBLIC_URL, https://user@example.com",
        "MINIHOST_ASSET_URL, ftp://example.com"
    })
    void refusesWhatIsNoOrigin(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of(name, value)))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void refusesWhatIsNotPositive() {
        assertThatThrownBy(() -> SettingChecks.positive("minihost.files.count", 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("MINIHOST_FILES_COUNT has the value \"0\", expected a positive number.");
        assertThatThrownBy(() -> SettingChecks.positive("minihost.sessions.log-expiry", Duration.ofDays(-1)))
                .hasMessageContaining("MINIHOST_SESSIONS_LOG_EXPIRY");
        assertThatThrownBy(() -> SettingChecks.positive("minihost.files.size", DataSize.ofBytes(0)))
                .hasMessageContaining("MINIHOST_FILES_SIZE");
        SettingChecks.positive("minihost.files.count", 1);
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        var properties = new Properties();
        try (var file = MinihostApplication.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        assertThat(properties)
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", "8080")
                .containsEntry("server.forward-headers-strategy", "none")
                .containsEntry("spring.threads.virtual.enabled", "true")
                .containsEntry("management.endpoints.web.exposure.include", "health,prometheus");
    }

    private static HostProperties bound(Map<String, Object> environment) {
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("minihost", HostProperties.class);
    }
}
