package io.minihost.server.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where programs' own servers call, with no cookie and from no page: the first segments of the platform's documented paths. */
public final class MerchantPaths {

    private static final List<String> PATHS = List.of(
            "/cgi-bin/**",
            "/sns/**",
            "/wxa/**",
            "/wxaapi/**",
            "/datacube/**",
            "/tcb/**",
            "/customservice/**",
            "/card/**",
            "/cv/**",
            "/product/**",
            "/promoter/**",
            "/shop/**",
            "/xpay/**");

    private static final List<PathPattern> PATTERNS =
            PATHS.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private MerchantPaths() {}

    /** Patterns of them, for what answers them. */
    public static String[] all() {
        return PATHS.toArray(String[]::new);
    }

    /** Whether a request comes here, by the very rules that find what answers it. */
    public static boolean isOf(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
