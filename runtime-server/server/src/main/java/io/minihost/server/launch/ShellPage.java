package io.minihost.server.launch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.assets.AssetFilter;
import io.minihost.server.assets.ViewAssets;
import io.minihost.server.common.AppId;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.Launchable;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.pages.EmbeddedJson;
import io.minihost.server.launch.pages.Html;
import io.minihost.server.launch.pages.IconController;
import io.minihost.server.launch.pages.Texts;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Profile;
import io.minihost.server.sessions.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page that carries the view. Nothing of the program runs for it, and nothing of the program's code is in it. */
@Component
class ShellPage {

    private static final String POLICY = """
            default-src 'none'; script-src 'self' {{{early}}}; style-src 'self' 'unsafe-inline' {{{assets}}}; \
            connect-src 'self' {{{socket}}} {{{assets}}} https:; img-src * data: blob:; media-src * data: blob:; \
            font-src * data:; frame-src http: https:; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; worker-src 'self' blob:; frame-ancestors 'none'""";

    private static final int DEVELOPERS_KNOWN_MAX = 10_000;

    private final Html page = Html.page("shell.html");
    private final Html policy = new Html(POLICY);
    private final Catalogue catalogue;
    private final ViewAssets view;
    private final PublicOrigin address;
    private final HostProperties host;
    private final MapTiles tiles;
    private final JsonMapper json;
    private final String earlySource;

    /** What sheets of the host name beside the program; known for a while, as every visit asks. */
    private final Cache<AppId, String> developers = Caffeine.newBuilder()
            .maximumSize(DEVELOPERS_KNOWN_MAX)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    ShellPage(
            Catalogue catalogue,
            ViewAssets view,
            PublicOrigin address,
            HostProperties host,
            MapTiles tiles,
            JsonMapper json) {
        this.catalogue = catalogue;
        this.view = view;
        this.address = address;
        this.host = host;
        this.tiles = tiles;
        this.json = json;
        this.earlySource = view.early().source();
    }

    /**
     * Writes the page for one visit.
     *
     * @param theme {@code light} or {@code dark}
     * @param origin under which the browser sees this host
     */
    String html(SessionId session, Launchable program, LaunchLink link, String origin, String theme, Texts texts) {
        var compiled = catalogue
                .bundle(program.hash())
                .orElseThrow(() -> new IllegalStateException("No compiled bundle " + program.hash()));
        var manifest = new ManifestReader(json.readTree(compiled.manifest()), theme);
        var start = manifest.page(link.path());
        var values = new HashMap<String, String>();
        values.put("language", texts.language().equals("zh") ? "zh-CN" : texts.language());
        values.put("noScript", texts.get("noScript"));
        values.put("session", session.value());
        values.put("appId", program.appId().value());
        values.put("appName", program.name());
        values.put("title", manifest.title(start, program.name()));
        values.put("themeColor", manifest.navBar(start).get("background").stringValue());
        values.put("url", origin + "/p/" + program.appId());
        values.put("icon", IconController.path(program.appId()));
        values.put("view", view.prefix());
        values.put("styles", new FirstStyles(compiled.styles(), bundle(program) + "s/").html(manifest.styles(start)));
        values.put("early", view.early().text());
        values.put("style", view.style());
        var paint = new FirstPaint(
                start,
                manifest.navBar(start),
                manifest.tabBar(),
                manifest.window(start),
                IconController.path(program.appId()),
                bundle(program) + "f/");
        values.put("firstPaint", paint.html());
        values.put("shell", EmbeddedJson.of(json, shell(session, program, link, manifest, start, texts)));
        return page.with(values);
    }

    /** What the page may load, and who may frame it. */
    String policy(String origin) {
        var socket = URI.create(origin.replaceFirst("^http", "ws"));
        var assets = address.assets();
        return policy.with(Map.of("early", earlySource, "socket", socket.toString(), "assets", assets))
                .replaceAll(" +", " ")
                .replace(" ;", ";");
    }

    /** Address of what a browser may get of the program, ending in a slash. */
    private String bundle(Launchable program) {
        return address.assets() + AssetFilter.BUNDLES + program.hash() + "/";
    }

    private ObjectNode shell(
            SessionId session,
            Launchable program,
            LaunchLink link,
            ManifestReader manifest,
            String start,
            Texts texts) {
        var shell = json.createObjectNode()
                .put("session", session.value())
                .put("hash", program.hash())
                .put("appId", program.appId().value())
                .put("appName", program.name())
                .put("developer", developers.get(program.appId(), this::developer))
                .put("icon", IconController.path(program.appId()));
        shell.putObject("entry").put("path", start).put("query", link.query());
        shell.set("bar", manifest.navBar(start));
        shell.set("tabbar", manifest.tabBar());
        shell.set("window", manifest.window(start));
        if (tiles.url() != null) {
            shell.putObject("mapTiles")
                    .put("url", tiles.url())
                    .put("attribution", tiles.attribution())
                    .put("maxZoom", tiles.maxZoom());
        }
        return shell.put("files", bundle(program) + "f/")
                .put("ws", SocketAddress.of(session.node()))
                .put("style", manifest.componentStyle())
                .put("language", texts.language().equals("zh") ? "zh_CN" : texts.language())
                .put("testHooks", host.testHooks());
    }

    private String developer(AppId program) {
        return catalogue.profile(program).map(Profile::developer).orElse("");
    }
}
