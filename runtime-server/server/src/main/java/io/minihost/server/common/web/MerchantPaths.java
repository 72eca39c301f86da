package io.minihost.server.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
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

    /** Those of payments: the third version, and what came before it. */
    private static final List<String> PAY_PATHS = List.of(
            "/v3/**",
            "/pay/**",
            "/secapi/**",
            "/mmpaymkttransfers/**",
            "/papay/**",
            "/deposit/**",
            "/tools/shorturl",
            "/payitil/report");

    private static final List<PathPattern> PATTERNS = Stream.of(PATHS, PAY_PATHS)
            .flatMap(List::stream)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private MerchantPaths() {}

    /** Patterns of them, for what answers them. */
    public static String[] all() {
        return PATHS.toArray(String[]::new);
    }

    /** The same of payments. */
    public static String[] pay() {
        return PAY_PATHS.toArray(String[]::new);
    }

    /** Whether a request comes here, by the very rules that find what answers it. */
    public static boolean isOf(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
