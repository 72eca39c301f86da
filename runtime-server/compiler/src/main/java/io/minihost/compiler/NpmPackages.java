package io.minihost.compiler;

import io.minihost.bundle.BundleFiles;
import io.minihost.compiler.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The packages below {@code miniprogram_npm} folders. */
final class NpmPackages {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOME = "miniprogram_npm/";

    private NpmPackages() {}

    /** By folder: the file that the package's bare name means. */
    static Map<String, String> of(BundleFiles files) {
        Map<String, String> packages = new TreeMap<>();
        for (String path : files.paths()) {
            int start = path.lastIndexOf(HOME);
            if (start < 0 || (start > 0 && path.charAt(start - 1) != '/')) {
                continue;
            }
            String[] parts = path.substring(start + HOME.length()).split("/", -1);
            int named = parts[0].startsWith("@") ? 2 : 1;
            if (parts.length > named) {
                String folder = path.substring(0, start) + HOME + String.join("/", Arrays.copyOf(parts, named));
                packages.computeIfAbsent(folder, name -> entry(name, files));
            }
        }
        packages.values().removeIf(String::isEmpty);
        return packages;
    }

    private static String entry(String folder, BundleFiles files) {
        List<String> candidates = new ArrayList<>();
        String description = files.text(folder + "/package.json");
        if (description != null) {
            candidates.add(main(description));
        }
        candidates.add("index");
        for (String candidate : candidates) {
            for (String extension : List.of("", ".js", "/index.js")) {
                String file = Texts.resolve(folder + "/package.json", candidate + extension);
                if (file.endsWith(".js") && files.has(file)) {
                    return file;
                }
            }
        }
        return "";
    }

    private static String main(String description) {
        try {
            return JSON.readTree(description).path("main").asString("index");
        } catch (JacksonException e) {
            // A package with a broken description still has its index.
            return "index";
        }
    }
}
