package io.minihost.server.assets;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * Serves what never changes: style sheets and files of bundles, the view, and the files of the host's own pages and
 * of the console. Stands before all other filters and the dispatcher, because nothing here needs them.
 *
 * <p>Files of bundles are a stranger's: whatever they contain, a browser that opens one must not run anything beside
 * this host's pages.
 */
public final class AssetFilter implements Filter {

    public static final String BUNDLES = "/_b/";
    static final String VIEW = "/_v/";

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
    private static final Pattern NO_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\b");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Supplier<BundleAssets> bundles;
    private final ViewAssets view;
    private final HomeAssets home;
    private final ConsoleAssets console;

    AssetFilter(Supplier<BundleAssets> bundles, ViewAssets view, HomeAssets home, ConsoleAssets console) {
        this.bundles = bundles;
        this.view = view;
        this.home = home;
        this.console = console;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) servletRequest;
        var response = (HttpServletResponse) servletResponse;
        var isHead = request.getMethod().equals("HEAD");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!isHead && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        var path = request.getRequestURI();
        var asset = find(path);
        if (asset.isEmpty()) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (path.startsWith(BUNDLES)) {
            guard(asset.get(), response);
        }
        new AssetResponse(asset.get(), request, response).send(isHead);
    }

    private Optional<Asset> find(String uri) {
        if (uri.startsWith(VIEW)) {
            return view.find(uri.substring(VIEW.length()));
        }
        if (uri.startsWith(HomeAssets.PREFIX)) {
            return home.find(uri.substring(HomeAssets.PREFIX.length()));
        }
        if (uri.startsWith(ConsoleAssets.PREFIX)) {
            return console.find(uri.substring(ConsoleAssets.PREFIX.length()));
        }
        var path = uri.substring(Math.min(BUNDLES.length(), uri.length()));
        return bundles.get().find(path.indexOf('%') < 0 ? path : decoded(path));
    }

    private static String decoded(String path) {
        try {
            return UriUtils.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void guard(Asset asset, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        // Fonts of the asset origin, and pictures a canvas reads back.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (!asset.type().isInline()) {
            response.setHeader("Content-Disposition", "attachment");
        }
    }

    /** One answer, as the request's conditions want it. */
    private record AssetResponse(Asset asset, HttpServletRequest request, HttpServletResponse response) {

        void send(boolean isHead) throws IOException {
            var rangeHeader = request.getHeader("Range");
            var gzip = rangeHeader == null && asset.isCompressible() && acceptsGzip();
            response.setHeader("Cache-Control", FOR_EVER);
            response.setHeader("ETag", asset.tag(gzip));
            response.setHeader("Accept-Ranges", "bytes");
            if (asset.isCompressible()) {
                response.setHeader("Vary", "Accept-Encoding");
            }
            if (isKnown(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setContentType(asset.type().contentType());
            if (gzip) {
                response.setHeader("Content-Encoding", "gzip");
            }
            var bytes = asset.bytes(gzip);
            var range = rangeApplies() ? ByteRange.parse(rangeHeader, bytes.length) : null;
            if (range == null) {
                write(bytes, new ByteRange(0, bytes.length - 1), isHead);
            } else {
                sendPart(bytes, range, isHead);
            }
        }

        private void sendPart(byte[] bytes, ByteRange range, boolean isHead) throws IOException {
            if (range.equals(ByteRange.UNSATISFIABLE)) {
                response.setHeader("Content-Range", "bytes */" + bytes.length);
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), bytes.length));
            write(bytes, range, isHead);
        }

        private void write(byte[] bytes, ByteRange range, boolean isHead) throws IOException {
            response.setContentLength(range.length());
            if (!isHead) {
                response.getOutputStream().write(bytes, range.first(), range.length());
            }
        }

        /** Whatever form the client has, the content is the same. */
        private boolean isKnown(String tags) {
            return tags != null
                    && (tags.strip().equals("*") || tags.contains(asset.tag(false)) || tags.contains(asset.tag(true)));
        }

        private boolean rangeApplies() {
            var condition = request.getHeader("If-Range");
            return condition == null || condition.equals(asset.tag(false));
        }

        private boolean acceptsGzip() {
            var accepted = request.getHeader("Accept-Encoding");
            return accepted != null
                    && accepted.contains("gzip")
                    && !(accepted.contains("q=0") && NO_GZIP.matcher(accepted).find());
        }
    }
}
