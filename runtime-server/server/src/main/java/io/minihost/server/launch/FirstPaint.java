package io.minihost.server.launch;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * What is seen of a program until its first page is painted: its bars, where they stay, and the colours of its window.
 *
 * @param start the first page's path
 * @param bar navigation bar of that page
 * @param tabBar tab bar of the program, or JSON null
 * @param window window configuration of that page
 * @param icon address of the program's icon
 * @param files prefix of the bundle's files, ending in a slash
 */
record FirstPaint(String start, JsonNode bar, JsonNode tabBar, JsonNode window, String icon, String files) {

    /** Colours as program configurations have them; anything else could be more than a colour. */
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20}");

    String html() {
        var html = new StringBuilder("<div class=\"mh-frame mh-first\" data-host=\"skeleton\" aria-hidden=\"true\">");
        if (!text(bar, "style").equals("custom")) {
            html.append("<div class=\"mh-first-nav")
                    .append(text(bar, "front").equals("white") ? " white" : "")
                    .append("\" style=\"background:")
                    .append(color(bar, "background", "#ffffff"))
                    .append("\"><span>")
                    .append(HtmlUtils.htmlEscape(text(bar, "title")))
                    .append("</span></div>");
        }
        html.append("<div class=\"mh-first-page\" style=\"background:")
                .append(color(window, "backgroundColor", "#ffffff"))
                .append("\"><div class=\"mh-page-body\"></div><div class=\"mh-first-app\"><img alt=\"\" src=\"")
                .append(HtmlUtils.htmlEscape(icon))
                .append("\"><div><i></i><i></i><i></i></div></div></div>");
        tabs(html);
        return html.append("</div>").toString();
    }

    private void tabs(StringBuilder html) {
        if (tabBar.isNull() || tabBar.path("custom").asBoolean(false) || !isTab()) {
            return;
        }
        html.append("<div class=\"mh-first-tabs")
                .append(text(tabBar, "position").equals("top") ? " top" : "")
                .append("\" style=\"background:")
                .append(color(tabBar, "background", "#ffffff"))
                .append("\">");
        for (var tab : tabBar.path("list")) {
            var here = text(tab, "path").equals(start);
            var icon = here && !text(tab, "selectedIcon").isEmpty() ? text(tab, "selectedIcon") : text(tab, "icon");
            html.append("<div style=\"color:")
                    .append(here ? color(tabBar, "selectedColor", "#07c160") : color(tabBar, "color", "#7f8389"))
                    .append("\">");
            if (!icon.isEmpty()) {
                html.append("<img alt=\"\" src=\"")
                        .append(HtmlUtils.htmlEscape(files + icon))
                        .append("\">");
            }
            html.append(icon.isEmpty() ? "<span class=\"large\">" : "<span>")
                    .append(HtmlUtils.htmlEscape(text(tab, "text")))
                    .append("</span></div>");
        }
        html.append("</div>");
    }

    private boolean isTab() {
        return tabBar.path("list")
                .valueStream()
                .anyMatch(tab -> text(tab, "path").equals(start));
    }

    private static String color(JsonNode node, String name, String otherwise) {
        var color = text(node, name);
        return COLOR.matcher(color).matches() ? color : otherwise;
    }

    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
