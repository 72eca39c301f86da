package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.HostProperties;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Operators hear at the start that all their visitors will seem to be one. */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedWarningTests {

    private static final String WARNING = "X-Forwarded-* headers are not read";

    @Test
    void warnsWhereAProxyIsOverlooked(CapturedOutput output) {
        start("https://mini.example.com", "none");
        assertThat(output).containsOnlyOnce(WARNING).contains("SERVER_FORWARD_HEADERS_STRATEGY=native");
    }

    @Test
    void isSilentWhereHeadersAreRead(CapturedOutput output) {
        start("https://mini.example.com", "native");
        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void isSilentWhereThereIsNoProxy(CapturedOutput output) {
        start("http://localhost:8080", "none");
        assertThat(output).doesNotContain(WARNING);
    }

    private static void start(String url, String strategy) {
        try (var context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("server.forward-headers-strategy=" + strategy).applyTo(context);
            context.registerBean(HostProperties.class, () -> new HostProperties(null, URI.create(url), null, false));
            context.register(ForwardedWarning.class);
            context.refresh();
            context.publishEvent(
                    new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
        }
    }
}
