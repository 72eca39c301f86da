package io.minihost.bundle;

import io.minihost.bundle.config.Page;
import io.minihost.bundle.config.Subpackage;
import io.minihost.bundle.text.BundlePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the pages that app.json names and looks for their files. */
final class PageList {

    /** The largest known program has 351; each costs work for every component it can reach. */
    private static final int PAGES_MAX = 1_000;

    private final BundleFiles files;
    private final JsonFile app;
    private final Problems problems;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<Subpackage> subpackages = new ArrayList<>();

    PageList(BundleFiles files, JsonFile app, Problems problems) {
        this.files = files;
        this.app = app;
        this.problems = problems;
    }

    void read() throws BundleRejected {
        JsonNode list = app.root().path("pages");
        if (!list.isArray() || list.isEmpty()) {
            problems.add(
                    app.error(JsonPointer.valueOf("/pages"), "\"pages\" must be an array of at least one page path"));
            problems.throwIfErrors();
        }
        readPages(list, "/pages", "", false);
        for (String key : List.of("subpackages", "subPackages")) {
            readSubpackages(app.root().path(key), "/" + key);
        }
        problems.throwIfErrors();
    }

    List<Page> pages() {
        return List.copyOf(pages.values());
    }

    List<Subpackage> subpackages() {
        return List.copyOf(subpackages);
    }

    boolean has(String path) {
        return pages.containsKey(path);
    }

    private void readSubpackages(JsonNode list, String pointer) throws BundleRejected {
        for (int i = 0; i < list.size(); i++) {
            JsonNode json = list.get(i);
            String place = pointer + "/" + i;
            String root = BundlePaths.join("", json.path("root").asString(""));
            if (root == null || root.isEmpty()) {
                problems.add(app.error(
                        JsonPointer.valueOf(place), "A subpackage must have a \"root\" folder in the program"));
                continue;
            }
            if (!files.hasFolder(root)) {
                problems.add(app.warning(
                        JsonPointer.valueOf(place), "Subpackage " + root + " is left out: it has no files"));
                continue;
            }
            boolean independent = json.path("independent").asBoolean(false);
            List<String> own = readPages(json.path("pages"), place + "/pages", root, independent);
            subpackages.add(new Subpackage(root, json.path("name").asString(root), own, independent));
        }
    }

    private List<String> readPages(JsonNode list, String pointer, String root, boolean independent)
            throws BundleRejected {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonPointer place = JsonPointer.valueOf(pointer + "/" + i);
            String path = path(list.get(i), root, place);
            if (path == null) {
                continue;
            }
            if (pages.size() == PAGES_MAX && !pages.containsKey(path)) {
                throw new BundleRejected(
                        List.of(app.error(place, "A program may have at most " + PAGES_MAX + " pages")));
            }
            paths.add(path);
            if (pages.putIfAbsent(path, new Page(path, root, independent)) != null) {
                problems.add(app.warning(place, "Page " + path + " is listed twice"));
            } else {
                checkFiles(path, place);
            }
        }
        return paths;
    }

    private @Nullable String path(JsonNode json, String root, JsonPointer place) {
        String written = json.isString() ? json.asString().strip() : "";
        String path = BundlePaths.join("", root + "/" + written);
        if (written.isEmpty() || path == null || path.equals(root)) {
            problems.add(app.error(place, "A page must be a path in the program"));
            return null;
        }
        return path;
    }

    private void checkFiles(String path, JsonPointer place) {
        boolean markup = files.has(path + ".wxml");
        boolean script = files.has(path + ".js") || files.has(path + ".ts");
        if (!markup && !script) {
            problems.add(app.error(
                    place, "Page " + path + " has no files: " + path + ".wxml and " + path + ".js are missing"));
        } else if (!markup) {
            problems.add(app.error(place, "Page " + path + " has no markup: " + path + ".wxml is missing"));
        } else if (!script) {
            problems.add(app.warning(place, "Page " + path + " has no script: " + path + ".js is missing"));
        }
    }
}
