package io.minihost.server.launch.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.HostProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HostHeadersTest {

    @Test
    void promisesHttpsWherePeopleComeByIt() throws Exception {
        assertThat(answer("https://mini.example.com").getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(answer("http://localhost:8080").getHeader("Strict-Transport-Security"))
                .isNull();
    }

    @Test
    void letsAPageReplaceWhatStandsThereForAll() throws Exception {
        var answer = answer("http://localhost:8080");
        assertThat(answer.getHeaders("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(answer.getHeaders("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.getHeaders("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    private static MockHttpServletResponse answer(String url) throws Exception {
        var response = new MockHttpServletResponse();
        new HostHeaders(new HostProperties(null, URI.create(url), null, false))
                .doFilter(new MockHttpServletRequest(), response, (request, page) -> {
                    var answer = (HttpServletResponse) page;
                    answer.addHeader("content-security-policy", "default-src 'self'");
                    answer.addHeader("Set-Cookie", "a=1");
                    answer.addHeader("Set-Cookie", "b=2");
                });
        return response;
    }
}
