package io.minihost.bundle.config;

import io.minihost.bundle.text.BundlePaths;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The tab bar of app.json.
 *
 * @param custom whether the program draws it itself, in {@code custom-tab-bar/index}
 * @param color CSS colours and words as configured, empty for the platform's default
 */
public record TabBar(
        boolean custom,
        String color,
        String selectedColor,
        String backgroundColor,
        String borderStyle,
        String position,
        List<Tab> tabs) {

    /**
     * One tab.
     *
     * @param iconPath bundle path, or empty
     */
    public record Tab(String pagePath, String text, String iconPath, String selectedIconPath) {}

    public TabBar {
        tabs = List.copyOf(tabs);
    }

    public static TabBar read(JsonNode json) {
        List<Tab> tabs = new ArrayList<>();
        for (JsonNode tab : json.path("list")) {
            tabs.add(new Tab(
                    BundlePaths.absolute(text(tab, "pagePath")),
                    text(tab, "text"),
                    BundlePaths.absolute(text(tab, "iconPath")),
                    BundlePaths.absolute(text(tab, "selectedIconPath"))));
        }
        return new TabBar(
                json.path("custom").asBoolean(false),
                text(json, "color"),
                text(json, "selectedColor"),
                text(json, "backgroundColor"),
                text(json, "borderStyle"),
                text(json, "position"),
                tabs);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
