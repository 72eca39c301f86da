package io.minihost.server.launch;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads from a compiled manifest what the first page looks like before the program itself says anything.
 *
 * @param theme {@code light} or {@code dark}
 */
record ManifestReader(JsonNode manifest, String theme) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The page that a path leads to; the first one when the path names none. */
    String page(String path) {
        return path.isEmpty() ? text(manifest, "entry", "") : path;
    }

    /** Style sheets the page needs, as paths below {@code /_b/<hash>/s/}, in cascade order. */
    List<String> styles(String page) {
        var sheets = manifest.path("styles").path(page);
        return sheets.valueStream().map(JsonNode::stringValue).toList();
    }

    /** Window configuration: that of the app, overruled by the page's. */
    ObjectNode window(String page) {
        var window = NODES.objectNode();
        for (var source : List.of(
                manifest.path("app").path("window"), manifest.path("configs").path(page))) {
            source.forEachEntry((name, value) -> {
                var shown = themed(value);
                if (shown.isValueNode() && !shown.isMissingNode()) {
                    window.set(name, shown);
                }
            });
        }
        return window;
    }

    /** Shape {@code NavBar} of {@code web/protocol/src/wire.ts}. */
    ObjectNode navBar(String page) {
        var window = window(page);
        return NODES.objectNode()
                .put("title", text(window, "navigationBarTitleText", ""))
                .put("background", text(window, "navigationBarBackgroundColor", "#000000"))
                .put("front", text(window, "navigationBarTextStyle", "white"))
                .put("loading", false)
                .put("style", text(window, "navigationStyle", "default"))
                .put("home", !page.equals(page("")) && !isTab(page));
    }

    /** Shape {@code TabBarState}, or JSON null when the program has none; the view shows it on the pages in its list. */
    JsonNode tabBar() {
        if (manifest.path("app").path("tabBar").path("list").isEmpty()) {
            return NODES.nullNode();
        }
        var config = manifest.path("app").path("tabBar");
        var bar = NODES.objectNode()
                .put("visible", true)
                .put(
                        "custom",
                        config.path("custom").asBoolean(false)
                                || manifest.path("customTabBar").asBoolean(false))
                .put("color", text(config, "color", "#7a7e83"))
                .put("selectedColor", text(config, "selectedColor", "#3cc51f"))
                .put("background", text(config, "backgroundColor", "#ffffff"))
                .put("border", text(config, "borderStyle", "black"))
                .put("position", text(config, "position", "bottom"));
        var items = bar.putArray("list");
        tabs().forEach(tab -> items.add(NODES.objectNode()
                .put("path", path(tab, "pagePath"))
                .put("text", text(tab, "text", ""))
                .put("icon", path(tab, "iconPath"))
                .put("selectedIcon", path(tab, "selectedIconPath"))
                .put("badge", "")
                .put("dot", false)));
        return bar;
    }

    /** Which of the platform's looks the components have: {@code v2}, or empty for the first. */
    String componentStyle() {
        return text(manifest.path("app"), "style", "");
    }

    /** What the page is called before it has a title of its own. */
    String title(String page, String appName) {
        var title = text(window(page), "navigationBarTitleText", "");
        return title.isEmpty() ? appName : title;
    }

    private boolean isTab(String page) {
        return tabs().stream().anyMatch(tab -> path(tab, "pagePath").equals(page));
    }

    private List<JsonNode> tabs() {
        return manifest.path("app").path("tabBar").path("list").valueStream().toList();
    }

    private String path(JsonNode node, String name) {
        return text(node, name, "").replaceFirst("^/+", "");
    }

    private String text(JsonNode node, String name, String otherwise) {
        var value = themed(node.path(name));
        return value.isString() ? value.stringValue() : otherwise;
    }

    /** Puts the theme's value in place of {@code @name}; what the theme does not have is missing. */
    private JsonNode themed(JsonNode value) {
        var isName = value.isString() && value.stringValue().startsWith("@");
        return isName
                ? manifest.path("theme").path(theme).path(value.stringValue().substring(1))
                : value;
    }
}
