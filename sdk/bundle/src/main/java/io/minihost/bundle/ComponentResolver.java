package io.minihost.bundle;

import io.minihost.bundle.text.BundlePaths;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the component that a path in {@code usingComponents} means. */
final class ComponentResolver {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z-]*://.*");
    private static final List<String> PARTS = List.of(".wxml", ".js", ".ts");

    /** Longer than any path in a bundle may be, with all its detours. */
    private static final int WRITTEN_MAX = 2_000;

    private static final int ALIASES_MAX = 100;

    private final BundleFiles files;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    /** What package.json says, by its path; one package may be asked for as often as a program has components. */
    private final Map<String, Library> packages = new HashMap<>();

    private record Library(String folder, String main) {}

    ComponentResolver(BundleFiles files, JsonNode app) {
        this.files = files;
        for (Map.Entry<String, JsonNode> alias : app.path("resolveAlias").properties()) {
            if (aliases.size() < ALIASES_MAX) {
                aliases.put(alias.getKey(), alias.getValue().asString(""));
            }
        }
    }

    /** What comes from elsewhere, as plugins do. */
    boolean foreign(String written) {
        return SCHEME.matcher(written).matches();
    }

    /** The bundle path a component used in a folder has, without extension, or null when it has no files. */
    @Nullable
    String resolve(String folder, String written) {
        String path = unalias(written);
        if (path.length() > WRITTEN_MAX) {
            return null;
        }
        String found = existing(BundlePaths.within(path.startsWith("/") ? "" : folder, path));
        if (found == null && !path.startsWith(".")) {
            found = path.startsWith("/") ? null : fromPackages(folder, path);
        }
        return found;
    }

    /** The path with its alias, if it begins with one, in place; the longest alias counts. */
    private String unalias(String written) {
        return aliases.keySet().stream()
                .filter(key -> key.endsWith("*") && written.startsWith(withoutStar(key)))
                .max(Comparator.comparingInt(String::length))
                .map(key -> "/" + withoutStar(aliases.getOrDefault(key, "")) + written.substring(key.length() - 1))
                .orElse(written);
    }

    private static String withoutStar(String text) {
        return text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
    }

    /** Looks for {@code miniprogram_npm} from the folder upwards. */
    private @Nullable String fromPackages(String folder, String name) {
        for (String level = folder; ; level = BundlePaths.folder(level)) {
            String base = BundlePaths.join(level, "miniprogram_npm");
            String found = existing(BundlePaths.join(base == null ? "" : base, name));
            if (found == null && base != null) {
                found = byPackageFile(base, name);
            }
            if (found != null || level.isEmpty()) {
                return found;
            }
        }
    }

    /** The package in a bare path: {@code @vant/weapp} of {@code @vant/weapp/button/index}. */
    static String packageOf(String path) {
        int scope = path.startsWith("@") ? path.indexOf('/') + 1 : 0;
        int end = path.indexOf('/', scope);
        return end < 0 ? path : path.substring(0, end);
    }

    private @Nullable String byPackageFile(String base, String name) {
        String library = packageOf(name);
        String home = base + "/" + library;
        String file = home + "/package.json";
        if (!files.has(file)) {
            return null;
        }
        Library described = packages.computeIfAbsent(file, this::library);
        String rest = name.equals(library)
                ? described.main().replaceFirst("\\.js$", "")
                : name.substring(library.length() + 1);
        return existing(BundlePaths.join(home, described.folder() + "/" + rest));
    }

    private Library library(String file) {
        byte[] content = files.bytes(file);
        try {
            JsonNode json = content == null
                    ? JsonFile.empty(file).root()
                    : JsonFile.parse(file, content).root();
            return new Library(
                    bounded(json.path("miniprogram").asString("")),
                    bounded(json.path("main").asString("index")));
        } catch (BundleRejected e) {
            // A package with a broken package.json still works by its folders.
            return new Library("", "index");
        }
    }

    private static String bounded(String path) {
        return path.length() > WRITTEN_MAX ? "" : path;
    }

    private @Nullable String existing(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return null;
        }
        for (String candidate : List.of(path, path + "/index", path.replaceFirst("\\.(js|wxml|json)$", ""))) {
            if (PARTS.stream().anyMatch(part -> files.has(candidate + part))) {
                return candidate;
            }
        }
        return null;
    }
}
