package io.minihost.server.launch.pages;

import io.minihost.server.common.HostProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what nothing here needs. What a page does need it says itself, in the place of what stands here; an answer
 * that says nothing loads nothing, runs nothing and is framed by nobody.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class HostHeaders extends OncePerRequestFilter {

    /** What a mini program's page may ask the person for; frames of other sites may not. */
    public static final String OF_PROGRAMS =
            devices("accelerometer=(self), autoplay=*, camera=(self), clipboard-read=(self), clipboard-write=(self),"
                    + " fullscreen=*, geolocation=(self), gyroscope=(self), magnetometer=(self), microphone=(self),"
                    + " picture-in-picture=*, screen-wake-lock=(self), web-share=(self)");

    private static final String OF_OTHERS = devices("accelerometer=(), camera=(self), clipboard-write=(self),"
            + " geolocation=(), gyroscope=(), magnetometer=(), microphone=(), web-share=(self)");

    private static final String A_YEAR = "max-age=31536000";

    private static final Map<String, String> STRICT = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", OF_OTHERS);

    private final boolean secure;

    HostHeaders(HostProperties host) {
        secure = host.publicUrl() != null && "https".equals(host.publicUrl().getScheme());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        STRICT.forEach(response::setHeader);
        if (secure) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        chain.doFilter(request, new OnceEach(response));
    }

    private static String devices(String allowed) {
        return allowed + ", bluetooth=(), display-capture=(), hid=(), idle-detection=(), local-fonts=(), midi=(),"
                + " payment=(), publickey-credentials-create=(), publickey-credentials-get=(), serial=(), usb=(),"
                + " xr-spatial-tracking=()";
    }

    /** Two policies would both hold, and two of the others confuse browsers: the later one replaces the earlier. */
    private static final class OnceEach extends HttpServletResponseWrapper {

        private static final Set<String> NAMES = STRICT.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());

        OnceEach(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
