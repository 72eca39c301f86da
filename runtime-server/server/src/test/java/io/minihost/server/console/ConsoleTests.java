package io.minihost.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that the console runs in, and its files. */
class ConsoleTests extends ServerTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/_c/[0-9a-f]{16}/console\\.js)\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/programs/wx0123456789abcdef/versions?sort=size",
                "/console/no/such/page"
            })
    void everyAddressIsAnsweredWithTheSamePage(String path) {
        HttpResponse<String> page = server().get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsPattern(SCRIPT);
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nothingRunsThatIsNotTheConsoles() {
        HttpResponse<String> page = server().get("/console");
        var policy = header(page, "Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
        var nonce = NONCE.matcher(page.body());
        assertThat(nonce.find()).isTrue();
        var said = nonce.group(1).replace("&#x2F;", "/").replace("&#43;", "+").replace("&#x3D;", "=");
        assertThat(policy).contains("'nonce-" + said + "'");
        assertThat(header(server().get("/console"), "Content-Security-Policy")).isNotEqualTo(policy);
    }

    @Test
    void scriptsAreKeptForEver() {
        var script = SCRIPT.matcher(server().get("/console").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> file = server().get(script.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).startsWith("text/javascript");
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(server().get("/_c/0000000000000000/console.js").statusCode()).isEqualTo(404);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
