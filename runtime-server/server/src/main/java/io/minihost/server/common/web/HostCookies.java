package io.minihost.server.common.web;

import io.minihost.server.common.HostProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Cookies that no script reads and no other site's page sends. Where the host is reached by https alone they have a name that no
 * neighbouring site and no http page can set.
 */
@Component
public class HostCookies {

    private static final String SECURE = "__Host-";

    private final HostProperties host;

    public HostCookies(HostProperties host) {
        this.host = host;
    }

    /** Values of a cookie, the more trustworthy name first. */
    public static Stream<String> values(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return Stream.of(SECURE + name, name)
                .flatMap(known -> Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                        .filter(cookie -> cookie.getName().equals(known)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    /** Sets one unless the browser has sent just that, by the right name and no other. */
    public void keep(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        var secure = isSecure(request);
        var right = WebUtils.getCookie(request, secure ? SECURE + name : name);
        if (right == null || !right.getValue().equals(value)) {
            set(request, response, name, value, life);
        }
        if (secure && WebUtils.getCookie(request, name) != null) {
            add(response, true, name, "", Duration.ZERO);
        }
    }

    public void set(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        var secure = isSecure(request);
        add(response, secure, secure ? SECURE + name : name, value, life);
    }

    /** Makes the browser forget one, by whichever name it has it. */
    public void clear(HttpServletRequest request, HttpServletResponse response, String name) {
        Stream.of(SECURE + name, name)
                .filter(known -> WebUtils.getCookie(request, known) != null)
                .forEach(known ->
                        add(response, known.startsWith(SECURE) || isSecure(request), known, "", Duration.ZERO));
    }

    /** Whether browsers reach the host by https alone. */
    public boolean isSecure(HttpServletRequest request) {
        return host.publicUrl() == null
                ? request.isSecure()
                : "https".equals(host.publicUrl().getScheme());
    }

    private static void add(HttpServletResponse response, boolean secure, String name, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
