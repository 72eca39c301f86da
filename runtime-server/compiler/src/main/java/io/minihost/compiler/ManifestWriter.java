package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.config.ComponentConfig;
import io.minihost.bundle.config.Page;
import io.minihost.bundle.config.Subpackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the manifest, the shape of which is {@code Manifest} in {@code web/protocol/src/manifest.ts}. */
final class ManifestWriter {

    /** Names of sheets for all pages together; a program with 351 pages has some thousands. */
    private static final int SHEETS_MAX = 200_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TAB_BAR = "custom-tab-bar/index";

    private final Bundle bundle;
    private final Styling styling;
    private final Set<String> modules;
    private final Set<String> styles;
    private final List<String> everywhere;
    private final Map<String, Set<String>> uses = new HashMap<>();
    /** Of those that are used everywhere, the first that the page at hand has not been asked about. */
    private int next;

    private int listed;

    ManifestWriter(Bundle bundle, Styling styling, Set<String> modules, Set<String> styles) {
        this.bundle = bundle;
        this.styling = styling;
        this.modules = modules;
        this.styles = styles;
        this.everywhere = List.copyOf(bundle.app().usingComponents().values());
    }

    String write(Map<String, String> packages) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("pages", bundle.pages().stream().map(Page::path).toList());
        manifest.put("entry", bundle.app().entry());
        manifest.put("app", bundle.app().json());
        if (bundle.app().json().path("darkmode").asBoolean(false)) {
            manifest.put("theme", bundle.app().theme());
        }
        manifest.put("configs", configs());
        manifest.put("scopes", styling.scopes());
        manifest.put("hosts", styling.hosts());
        manifest.put("styles", pageStyles());
        manifest.put("modules", modules);
        manifest.put("npm", packages);
        manifest.put(
                "independent",
                bundle.app().subpackages().stream()
                        .filter(Subpackage::independent)
                        .map(Subpackage::root)
                        .toList());
        manifest.put("customTabBar", bundle.app().customTabBar());
        return JSON.writeValueAsString(manifest);
    }

    private Map<String, JsonNode> configs() {
        Map<String, JsonNode> configs = new TreeMap<>();
        for (ComponentConfig config : bundle.components().values()) {
            ObjectNode json = config.json() instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
            StyleIsolation isolation = styling.isolation().get(config.path());
            json.put("styleIsolation", isolation == null ? "" : isolation.text());
            configs.put(config.path(), json);
        }
        return configs;
    }

    private Map<String, List<String>> pageStyles() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        for (Page page : bundle.pages()) {
            sheets.put(page.path(), sheets(page.path()));
        }
        if (bundle.app().customTabBar()) {
            sheets.put(TAB_BAR, sheets(TAB_BAR));
        }
        return sheets;
    }

    /** The sheets of what a page contains, inner ones first, then its own. */
    private List<String> sheets(String page) {
        Set<String> visited = new LinkedHashSet<>();
        List<String> order = new ArrayList<>();
        next = 0;
        visit(page, visited, order);
        order.retainAll(styles);
        listed += order.size();
        return listed > SHEETS_MAX ? List.of() : order;
    }

    private void visit(String path, Set<String> visited, List<String> order) {
        ComponentConfig config = bundle.components().get(path);
        if (config == null || !visited.add(path)) {
            return;
        }
        uses.computeIfAbsent(path, name -> used(config)).forEach(child -> visit(child, visited, order));
        // Those before the next one are visited already, by this one or by another that is under way.
        while (next < everywhere.size()) {
            visit(everywhere.get(next++), visited, order);
        }
        order.add(path);
    }

    /** Whether there is room in a manifest for the sheets of every page. */
    boolean isTooLarge() {
        return listed > SHEETS_MAX;
    }

    private static Set<String> used(ComponentConfig config) {
        Set<String> used = new LinkedHashSet<>(config.usingComponents().values());
        config.json()
                .path("componentGenerics")
                .forEach(generic -> used.add(generic.path("default").asString("")));
        return used;
    }
}
