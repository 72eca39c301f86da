package io.minihost.server.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Scripts and styles that the build has left for browsers. */
final class BuiltFiles {

    private static final Pattern FILE = Pattern.compile("\\.(js|css|map)$");

    private BuiltFiles() {}

    /**
     * All of them by their paths below a folder: the program itself, its chunks, style, maps.
     *
     * @param folder on the class path, ending in a slash
     */
    static SortedMap<String, byte[]> below(String folder) {
        try {
            var found = new TreeMap<String, byte[]>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "**")) {
                var url = resource.getURL().toString();
                if (resource.isReadable() && FILE.matcher(url).find()) {
                    found.put(
                            url.substring(url.lastIndexOf(folder) + folder.length()), resource.getContentAsByteArray());
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileType type(String name) {
        if (name.endsWith(".map")) {
            return FileType.JSON;
        }
        return name.endsWith(".css") ? FileType.STYLES : FileType.SCRIPT;
    }
}
