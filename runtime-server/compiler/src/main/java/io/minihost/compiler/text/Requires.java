package io.minihost.compiler.text;

import io.minihost.bundle.BundleFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which file a {@code require} means, as the guest finds it too. */
public final class Requires {

    private static final Pattern NAMED =
            Pattern.compile("(?:\\brequire\\s*\\(|\\bfrom\\b|\\bimport\\b\\s*\\(?)\\s*(['\"])([^'\"\\n]{1,300})\\1");
    /** A name that is put together: what is known of it ends with its folder. */
    private static final Pattern COMPUTED =
            Pattern.compile("\\brequire\\s*\\(\\s*(?:(['\"])([^'\"\\n]{1,300})\\1\\s*\\+|`([^`$\\n]{1,300})\\$\\{)");
    /** Behind a folder: any of its JSON files. Scripts are all taken anyway. */
    private static final String ANY = "/*";

    private static final List<String> SUFFIXES =
            List.of("", ".js", ".ts", ".json", "/index.js", "/index.ts", "/index.json");

    /** Real files have up to 35. */
    private static final int NAMES_MAX = 1_000;

    /** Each name costs a look-up in every folder above; what comes after so many counts as not asked for. */
    private static final int LOOKUPS_MAX = 100_000;

    private final BundleFiles files;
    private final Map<String, String> packages;

    public Requires(BundleFiles files, Map<String, String> packages) {
        this.files = files;
        this.packages = packages;
    }

    /** What a module's source requires by a literal name. */
    public static List<String> in(String source) {
        Set<String> names = new LinkedHashSet<>();
        Matcher named = NAMED.matcher(source);
        while (names.size() < NAMES_MAX && named.find()) {
            names.add(named.group(2));
        }
        Matcher computed = COMPUTED.matcher(source);
        while (names.size() < NAMES_MAX && computed.find()) {
            String known = computed.group(2) == null ? computed.group(3) : computed.group(2);
            if (known.contains("/")) {
                names.add(known.substring(0, known.lastIndexOf('/')) + ANY);
            }
        }
        return List.copyOf(names);
    }

    /** Asks what each module needs that can be reached from some by literal names. */
    public void follow(Collection<String> roots, Function<String, List<String>> needs) {
        Set<String> reached = new HashSet<>();
        int lookups = 0;
        Deque<String> waiting = new ArrayDeque<>(roots);
        for (String path = waiting.poll(); path != null; path = waiting.poll()) {
            if (reached.add(path)) {
                for (String need : needs.apply(path)) {
                    List<String> found = ++lookups > LOOKUPS_MAX ? List.of() : meant(path, need);
                    lookups += found.size();
                    waiting.addAll(found);
                }
            }
        }
    }

    private List<String> meant(String from, String need) {
        if (!need.endsWith(ANY)) {
            String file = resolve(from, need);
            return file == null ? List.of() : List.of(file);
        }
        String folder = Texts.resolve(from, need.substring(0, need.length() - 1)) + "/";
        List<String> found = new ArrayList<>();
        for (String path : files.paths().tailSet(folder)) {
            if (!path.startsWith(folder)) {
                break;
            }
            if (path.endsWith(".json") && !files.has(path.replaceFirst("json$", "wxml"))) {
                found.add(path);
            }
        }
        return found;
    }

    @Nullable
    String resolve(String from, String name) {
        String relative = file(Texts.resolve(from, name));
        if (name.startsWith(".") || name.startsWith("/")) {
            return relative;
        }
        String packaged = packaged(from, name);
        return packaged != null ? packaged : relative != null ? relative : file(Texts.resolve("", name));
    }

    private @Nullable String packaged(String from, String name) {
        for (String folder = folder(from); ; folder = folder(folder)) {
            String base = (folder.isEmpty() ? "" : folder + "/") + "miniprogram_npm/" + name;
            String found = file(packages.getOrDefault(base, base));
            if (found != null || folder.isEmpty()) {
                return found;
            }
        }
    }

    private @Nullable String file(String path) {
        for (String suffix : SUFFIXES) {
            if (files.has(path + suffix)) {
                return path + suffix;
            }
        }
        return null;
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
