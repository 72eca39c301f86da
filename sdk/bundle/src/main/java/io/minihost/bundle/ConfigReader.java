package io.minihost.bundle;

import io.minihost.bundle.config.AppConfig;
import io.minihost.bundle.config.ComponentConfig;
import io.minihost.bundle.config.TabBar;
import io.minihost.bundle.text.BundlePaths;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the model out of a program's files. */
final class ConfigReader {

    private static final String CUSTOM_TAB_BAR = "custom-tab-bar/index";

    private final BundleFiles files;
    private final Problems problems;

    ConfigReader(BundleFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    Bundle read(JsonNode project) throws BundleRejected {
        byte[] content = files.bytes("app.json");
        if (content == null) {
            throw Problems.rejected("app.json", "There is no app.json");
        }
        JsonFile app = JsonFile.parse("app.json", content);
        PageList pages = new PageList(files, app, problems);
        pages.read();
        TabBar tabBar = tabBar(app, pages);
        ComponentGraph graph = new ComponentGraph(files, new ComponentResolver(files, app.root()), problems);
        pages.pages().forEach(page -> graph.add(page.path()));
        boolean customTabBar = tabBar != null && tabBar.custom() && files.has(CUSTOM_TAB_BAR + ".wxml");
        if (customTabBar) {
            graph.add(CUSTOM_TAB_BAR);
        }
        ObjectNode json = (ObjectNode) app.root().deepCopy();
        Map<String, String> shared = graph.using(app, json, "");
        SortedMap<String, ComponentConfig> components = graph.read();
        new Cycles(files, components, problems).find();
        AppConfig config = new AppConfig(
                entry(app, pages),
                pages.subpackages(),
                shared,
                tabBar,
                customTabBar,
                optional(app.root().path("sitemapLocation").asString("sitemap.json")),
                optional(app.root().path("themeLocation").asString("theme.json")),
                json);
        problems.throwIfErrors();
        return new Bundle(files, files.hash(), config, pages.pages(), components, project, problems.all());
    }

    private String entry(JsonFile app, PageList pages) {
        String written = BundlePaths.absolute(app.root().path("entryPagePath").asString(""));
        if (!written.isEmpty() && !pages.has(written)) {
            problems.add(app.warning(JsonPointer.valueOf("/entryPagePath"), "There is no page " + written));
        }
        return pages.has(written) ? written : pages.pages().getFirst().path();
    }

    private @Nullable TabBar tabBar(JsonFile app, PageList pages) {
        JsonNode json = app.root().path("tabBar");
        if (!json.isObject()) {
            return null;
        }
        TabBar tabBar = TabBar.read(json);
        for (int i = 0; i < tabBar.tabs().size(); i++) {
            String path = tabBar.tabs().get(i).pagePath();
            if (!pages.has(path)) {
                problems.add(app.warning(JsonPointer.valueOf("/tabBar/list/" + i), "There is no page " + path));
            }
        }
        return tabBar;
    }

    /** Files that only refine a program: a broken one is told and left aside. */
    private JsonNode optional(String written) {
        String path = BundlePaths.absolute(written);
        byte[] content = files.bytes(path);
        try {
            return content == null
                    ? JsonFile.empty(path).root()
                    : JsonFile.parse(path, content).root();
        } catch (BundleRejected e) {
            problems.warn(e);
            return JsonFile.empty(path).root();
        }
    }
}
