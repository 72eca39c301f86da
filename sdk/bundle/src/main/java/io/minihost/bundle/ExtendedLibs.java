package io.minihost.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The libraries that the platform lends to programs which name them under {@code useExtendedLib} of app.json: they come with
 * the host, and a program's own files go before theirs.
 */
final class ExtendedLibs {

    private static final String HOME = "/minihost/web/extlib/";
    private static final Set<String> NAMES = Set.of("weui", "kbone");
    private static final String WEUI_SHEET = "miniprogram_npm/weui-miniprogram/weui-wxss/dist/style/weui.wxss";

    /** Read once; the same for every program. */
    private static final Map<String, Map<String, byte[]>> LIBRARIES = new ConcurrentHashMap<>();

    private ExtendedLibs() {}

    /** The program's files over those of the libraries that it names. */
    static BundleFiles below(BundleFiles files, Problems problems) {
        JsonNode wanted = wanted(files);
        Map<String, byte[]> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            if (!entry.getValue().isBoolean() || entry.getValue().asBoolean(false)) {
                Map<String, byte[]> library = library(entry.getKey());
                all.putAll(library);
                if (library.isEmpty()) {
                    problems.warning("app.json", "useExtendedLib: there is no library \"" + entry.getKey() + "\" here");
                }
            }
        }
        return all.isEmpty() ? files : styled(files.over(BundleFiles.of(all)));
    }

    /** Who takes WeUI from the platform need not import its sheet. */
    private static BundleFiles styled(BundleFiles files) {
        boolean preprocessed = files.has("app.scss") || files.has("app.sass") || files.has("app.less");
        String own = files.text("app.wxss");
        if (!files.has(WEUI_SHEET) || (own == null && preprocessed)) {
            return files;
        }
        String sheet = "@import \"/" + WEUI_SHEET + "\";" + (own == null ? "" : own);
        return BundleFiles.of(Map.of("app.wxss", sheet.getBytes(StandardCharsets.UTF_8)))
                .over(files);
    }

    private static Map<String, byte[]> library(String name) {
        return NAMES.contains(name) ? LIBRARIES.computeIfAbsent(name, ExtendedLibs::read) : Map.of();
    }

    private static Map<String, byte[]> read(String name) {
        byte[] list = resource(name + ".txt");
        Map<String, byte[]> files = new TreeMap<>();
        if (list != null) {
            new String(list, StandardCharsets.UTF_8).lines().forEach(path -> {
                byte[] content = resource(name + "/" + path);
                if (content != null) {
                    files.put(path, content);
                }
            });
        }
        return files;
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = ExtendedLibs.class.getResourceAsStream(HOME + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static JsonNode wanted(BundleFiles files) {
        byte[] app = files.bytes("app.json");
        try {
            return (app == null ? JsonFile.empty("") : JsonFile.parse("app.json", app))
                    .root()
                    .path("useExtendedLib");
        } catch (BundleRejected e) {
            // Who reads the file next says what is wrong with it.
            return JsonFile.empty("").root();
        }
    }
}
