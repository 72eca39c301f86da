package io.minihost.cli.check;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.config.ComponentConfig;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform names a program mentions: methods of {@code wx} as {@code wx.name}, built-in components as
 * {@code <name>}, each with the first file that has it.
 */
public final class Usage {

    private static final Pattern API = Pattern.compile("(?<![\\w.$])wx\\.([A-Za-z]\\w*)");
    private static final Pattern TAG = Pattern.compile("<([a-z][a-z0-9-]*)");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)|<wxs[^>]*>.*?</wxs>", Pattern.DOTALL);
    private static final Set<String> STRUCTURE = Set.of("template", "import", "include", "wxs", "block", "slot");

    private final SortedMap<String, String> names = new TreeMap<>();

    private Usage() {}

    /** Names and the files they are in. */
    public static SortedMap<String, String> of(Bundle bundle) {
        Usage usage = new Usage();
        for (String path : bundle.files().paths()) {
            if (path.endsWith(".js") || path.endsWith(".ts")) {
                usage.scripts(path, String.valueOf(bundle.files().text(path)));
            }
        }
        for (ComponentConfig config : bundle.components().values()) {
            String path = config.path() + ".wxml";
            if (bundle.files().has(path)) {
                Set<String> own = own(config, bundle.app().usingComponents());
                usage.markup(path, String.valueOf(bundle.files().text(path)), own);
            }
        }
        return usage.names;
    }

    private static Set<String> own(ComponentConfig config, Map<String, String> shared) {
        Set<String> own = new HashSet<>(config.usingComponents().keySet());
        own.addAll(shared.keySet());
        config.json().path("usingComponents").propertyNames().forEach(own::add);
        config.json().path("componentGenerics").propertyNames().forEach(own::add);
        return own;
    }

    private void scripts(String path, String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("//") && !line.startsWith("*"))
                .forEach(line -> {
                    Matcher api = API.matcher(line);
                    while (api.find()) {
                        names.putIfAbsent("wx." + api.group(1), path);
                    }
                });
    }

    private void markup(String path, String text, Set<String> own) {
        Matcher tag = TAG.matcher(COMMENT.matcher(text).replaceAll(""));
        while (tag.find()) {
            String name = tag.group(1);
            if (!STRUCTURE.contains(name) && !own.contains(name)) {
                names.putIfAbsent("<" + name + ">", path);
            }
        }
    }
}
