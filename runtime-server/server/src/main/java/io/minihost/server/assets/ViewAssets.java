package io.minihost.server.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The view that runs in the person's browser, under an address that changes with its content: {@code <build>/view.js}. */
@Component
public class ViewAssets {

    private static final String FOLDER = "minihost/web/view/";
    private static final Pattern FILE = Pattern.compile("\\.(js|css|map)$");

    private final HashedAssets assets;
    private final InlineScript early;
    private final String style;

    ViewAssets() {
        var files = files();
        assets = new HashedAssets(files, ViewAssets::type);
        early = new InlineScript(text(files, "early.js"));
        style = text(files, "view.css");
    }

    /** Finds a file by its path below {@code /_v/}. */
    Optional<Asset> find(String path) {
        return assets.find(path);
    }

    /** Where the view's files lie, ending in a slash. */
    public String prefix() {
        return "/_v/" + assets.folder();
    }

    /** What joins the session before the view's program is there. */
    public InlineScript early() {
        return early;
    }

    /** The view's style sheet, for the page itself: nothing can be measured or seen before it has come. */
    public String style() {
        return style;
    }

    private static String text(Map<String, byte[]> files, String name) {
        var content = files.get(name);
        if (content == null) {
            throw new IllegalStateException("The view is not built: %s is missing".formatted(name));
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static FileType type(String name) {
        if (name.endsWith(".map")) {
            return FileType.JSON;
        }
        return name.endsWith(".css") ? FileType.STYLES : FileType.SCRIPT;
    }

    /** The built files by their paths below the folder: the program itself, its chunks, style, maps. */
    private static SortedMap<String, byte[]> files() {
        try {
            var found = new TreeMap<String, byte[]>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**")) {
                var url = resource.getURL().toString();
                if (resource.isReadable() && FILE.matcher(url).find()) {
                    found.put(
                            url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), resource.getContentAsByteArray());
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
