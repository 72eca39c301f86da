package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleFiles;
import io.minihost.bundle.Problem;
import io.minihost.compiler.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sheets in Sass and Less that stand in the place of plain ones, where {@code setting.useCompilerPlugins} says so. */
final class Preprocessors {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String WXSS = ".wxss";
    private static final Pattern SHEET = Pattern.compile("\\.(scss|sass|less|wxss|css)$");

    /** By suffix, in the order in which they are looked for. */
    private static final Map<String, String> TOOLS =
            new TreeMap<>(Map.of(".less", "less", ".sass", "sass", ".scss", "sass"));

    private final BundleFiles files;
    private final NpmTools tools;
    private final List<String> plugins;
    private @Nullable String sheets;

    Preprocessors(Bundle bundle, NpmTools tools) {
        this.files = bundle.files();
        this.tools = tools;
        this.plugins = plugins(bundle.project());
    }

    /** The compiler plug-ins that a project wants. */
    static List<String> plugins(JsonNode project) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : project.path("setting").path("useCompilerPlugins")) {
            names.add(name.asString(""));
        }
        return names;
    }

    /** Whether a bundle has sheets for a plug-in that it wants. */
    static boolean arePartOf(Bundle bundle) {
        List<String> plugins = plugins(bundle.project());
        return TOOLS.entrySet().stream()
                .filter(tool -> plugins.contains(tool.getValue()))
                .anyMatch(tool -> bundle.files().paths().stream().anyMatch(path -> path.endsWith(tool.getKey())));
    }

    /** The file that stands in the place of a plain sheet, or null. */
    @Nullable
    String sourceOf(String wxss) {
        if (plugins.isEmpty() || !wxss.endsWith(WXSS) || files.has(wxss)) {
            return null;
        }
        String base = wxss.substring(0, wxss.length() - WXSS.length());
        for (Map.Entry<String, String> tool : TOOLS.entrySet()) {
            if (plugins.contains(tool.getValue()) && files.has(base + tool.getKey())) {
                return base + tool.getKey();
            }
        }
        return null;
    }

    /** What a sheet's result depends on besides its own text. */
    String surroundings() {
        return Hashes.sha256(all().getBytes(StandardCharsets.UTF_8));
    }

    /** A sheet as a plain one. Places in its problems are those of the source. */
    NpmTools.Made css(String source) {
        String suffix = source.substring(source.lastIndexOf('.'));
        return tools.run(TOOLS.getOrDefault(suffix, "sass"), source, source, all());
    }

    /** Mistakes that were found in the plain sheet, whose lines are not those of the source. */
    static List<Problem> withoutPlaces(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.file(), null, null, problem.severity(), problem.message()))
                .toList();
    }

    private String all() {
        String json = sheets;
        if (json == null) {
            Map<String, String> texts = new TreeMap<>();
            for (String path : files.paths()) {
                String text = SHEET.matcher(path).find() ? files.text(path) : null;
                if (text != null) {
                    texts.put(path, text);
                }
            }
            json = JSON.writeValueAsString(texts);
            sheets = json;
        }
        return json;
    }
}
