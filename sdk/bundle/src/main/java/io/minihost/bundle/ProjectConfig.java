package io.minihost.bundle;

import tools.jackson.databind.JsonNode;

/**
 * project.config.json, which tools read and programs never see.
 *
 * @param miniprogramRoot folder of app.json, without a leading and trailing slash, empty for the project's own folder
 * @param json as uploaded; {@code setting.useCompilerPlugins} and the like
 */
record ProjectConfig(String miniprogramRoot, PackOptions packOptions, JsonNode json) {

    static ProjectConfig read(JsonFile file) {
        String root = file.root().path("miniprogramRoot").asString("").strip();
        while (root.startsWith("./") || root.startsWith("/")) {
            root = root.substring(root.indexOf('/') + 1);
        }
        while (root.endsWith("/") || root.equals(".")) {
            root = root.substring(0, root.length() - 1);
        }
        return new ProjectConfig(root, PackOptions.read(file.root().path("packOptions")), file.root());
    }
}
