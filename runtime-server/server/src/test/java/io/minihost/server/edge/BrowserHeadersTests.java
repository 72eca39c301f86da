package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every answer tells browsers. */
class BrowserHeadersTests extends EdgeTest {

    private List<String> values(String request, String header) {
        var answer = client().ask(request, "Host: mini.example.com");
        return answer.lines()
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(header.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(header.length() + 1).strip())
                .toList();
    }

    @Test
    void allowWhatSaysNothingNothing() {
        for (var request : List.of("GET /actuator/health", "GET /api/v1/programs", "GET /none", "POST /_h/code")) {
            assertThat(values(request, "Content-Security-Policy"))
                    .as(request)
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(values(request, "X-Frame-Options")).as(request).containsExactly("DENY");
            assertThat(values(request, "X-Content-Type-Options")).as(request).containsExactly("nosniff");
            assertThat(values(request, "Referrer-Policy")).as(request).containsExactly("same-origin");
            assertThat(values(request, "Cross-Origin-Opener-Policy"))
                    .as(request)
                    .containsExactly("same-origin");
            assertThat(values(request, "Permissions-Policy")).as(request).hasSize(1);
        }
    }

    @Test
    void promiseHttpsWherePeopleComeByIt() {
        assertThat(values("GET /actuator/health", "Strict-Transport-Security")).containsExactly("max-age=31536000");
    }

    @Test
    void letAPageSayMore() {
        var policies = values("GET /", "Content-Security-Policy");
        assertThat(policies).singleElement().asString().contains("script-src");
    }
}
