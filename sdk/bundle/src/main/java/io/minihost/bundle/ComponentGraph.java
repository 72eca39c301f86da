package io.minihost.bundle;

import io.minihost.bundle.config.ComponentConfig;
import io.minihost.bundle.text.BundlePaths;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the configurations of pages and of the components they reach. */
final class ComponentGraph {

    /** Real programs have some hundreds; each costs several look-ups. */
    private static final int MAX_REFERENCES = 50_000;

    /** Pages among them; the largest known program has 472. */
    private static final int MAX_COMPONENTS = 3_000;

    private final BundleFiles files;
    private final ComponentResolver resolver;
    private final Problems problems;
    private final SortedMap<String, ComponentConfig> configs = new TreeMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private int references;
    private final Set<String> missingPackages = new HashSet<>();

    ComponentGraph(BundleFiles files, ComponentResolver resolver, Problems problems) {
        this.files = files;
        this.resolver = resolver;
        this.problems = problems;
    }

    void add(String path) {
        waiting.add(path);
    }

    SortedMap<String, ComponentConfig> read() throws BundleRejected {
        for (String path = waiting.poll(); path != null; path = waiting.poll()) {
            if (!configs.containsKey(path)) {
                if (configs.size() == MAX_COMPONENTS) {
                    throw Problems.rejected(
                            path + ".json", "A program may have at most " + MAX_COMPONENTS + " pages and components");
                }
                configs.put(path, config(path));
            }
        }
        return configs;
    }

    private ComponentConfig config(String path) throws BundleRejected {
        JsonFile file = file(path + ".json");
        ObjectNode json = (ObjectNode) file.root().deepCopy();
        Map<String, String> using = using(file, json, BundlePaths.folder(path));
        generics(file, json, BundlePaths.folder(path));
        return new ComponentConfig(path, json.path("component").asBoolean(false), using, json);
    }

    private JsonFile file(String path) {
        byte[] content = files.bytes(path);
        try {
            return content == null ? JsonFile.empty(path) : JsonFile.parse(path, content);
        } catch (BundleRejected e) {
            // One page without its settings is better than no program.
            problems.warn(e);
            return JsonFile.empty(path);
        }
    }

    /** Resolves {@code usingComponents}, in the configuration too. */
    Map<String, String> using(JsonFile file, ObjectNode json, String folder) throws BundleRejected {
        Map<String, String> using = new LinkedHashMap<>();
        JsonPointer place = JsonPointer.valueOf("/usingComponents");
        for (Map.Entry<String, JsonNode> entry : json.path("usingComponents").properties()) {
            String target =
                    target(file, place.appendProperty(entry.getKey()), folder, entry.getKey(), entry.getValue());
            if (!target.isEmpty()) {
                using.put(entry.getKey(), target);
            }
        }
        if (json.has("usingComponents")) {
            ObjectNode resolved = json.putObject("usingComponents");
            using.forEach(resolved::put);
        }
        return using;
    }

    private void generics(JsonFile file, ObjectNode json, String folder) throws BundleRejected {
        JsonPointer place = JsonPointer.valueOf("/componentGenerics");
        for (Map.Entry<String, JsonNode> entry : json.path("componentGenerics").properties()) {
            if (entry.getValue() instanceof ObjectNode generic && generic.has("default")) {
                JsonPointer at = place.appendProperty(entry.getKey()).appendProperty("default");
                String target = target(file, at, folder, entry.getKey(), generic.path("default"));
                generic.put("default", target);
            }
        }
    }

    private String target(JsonFile file, JsonPointer place, String folder, String name, JsonNode written)
            throws BundleRejected {
        if (++references > MAX_REFERENCES) {
            throw Problems.rejected(file.path(), "The program refers to more than " + MAX_REFERENCES + " components");
        }
        String path = written.asString("").strip();
        if (resolver.foreign(path)) {
            return path;
        }
        String target = path.isEmpty() ? null : resolver.resolve(folder, path);
        if (target == null) {
            missing(file, place, name, path);
            return "";
        }
        waiting.add(target);
        return target;
    }

    /** One warning is enough for a package that was not built, however many of its components are used. */
    private void missing(JsonFile file, JsonPointer place, String name, String path) {
        String library = ComponentResolver.packageOf(path);
        boolean bare = !path.startsWith(".") && !path.startsWith("/");
        if (bare && !library.isEmpty() && !files.hasFolder(library)) {
            if (missingPackages.add(library)) {
                problems.add(file.warning(
                        place, "Package \"" + library + "\" is not in miniprogram_npm; its components are missing"));
            }
            return;
        }
        problems.add(file.warning(place, "Component \"" + name + "\" is missing: no files for \"" + path + "\""));
    }
}
