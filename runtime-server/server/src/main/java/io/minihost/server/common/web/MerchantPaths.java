package io.minihost.server.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where programs' own servers call, with no cookie and from no page: the first segments of the platform's documented paths. */
public final class MerchantPaths {

    private static final List<PathPattern> PATTERNS = Stream.of(
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
                    "/xpay/**")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private MerchantPaths() {}

    /** Whether a request comes here, by the very rules that find what answers it. */
    public static boolean isOf(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
