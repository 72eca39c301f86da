package io.minihost.bundle;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * project.config.json, which tools read and programs never see.
 *
 * @param miniprogramRoot folder of app.json, without a leading and trailing slash, empty for the project's own folder
 * @param json as uploaded; {@code setting.useCompilerPlugins} and the like
 */
record ProjectConfig(String miniprogramRoot, PackOptions packOptions, JsonNode json) {

    /** What a file says, which may be missing; a broken one is told and left aside. */
    static ProjectConfig read(String path, byte @Nullable [] content, Problems problems) {
        try {
            return of(content == null ? JsonFile.empty(path) : JsonFile.parse(path, content));
        } catch (BundleRejected e) {
            problems.warn(e);
            return of(JsonFile.empty(path));
        }
    }

    private static ProjectConfig of(JsonFile file) {
        String written = file.root().path("miniprogramRoot").asString("").strip();
        return new ProjectConfig(bare(written), PackOptions.read(file.root().path("packOptions")), file.root());
    }

    private static String bare(String written) {
        int start = 0;
        while (written.startsWith("./", start) || written.startsWith("/", start)) {
            start = written.indexOf('/', start) + 1;
        }
        int end = written.length();
        while (end > start && written.charAt(end - 1) == '/') {
            end--;
        }
        String root = written.substring(start, end);
        return root.equals(".") ? "" : root;
    }
}
