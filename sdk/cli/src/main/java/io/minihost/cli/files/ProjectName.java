package io.minihost.cli.files;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a program is called when nobody says it. */
public final class ProjectName {

    private ProjectName() {}

    public static String of(Path folder) throws IOException {
        String project = text(folder.resolve("project.config.json"), "/projectname");
        String title = text(folder.resolve("app.json"), "/window/navigationBarTitleText");
        if (!project.isBlank()) {
            return project;
        }
        return title.isBlank() ? folder.toRealPath().getFileName().toString() : title;
    }

    private static String text(Path file, String pointer) throws IOException {
        // The platform's tools write non-ASCII project names in percent encoding.
        String text = ProjectJson.read(file).at(pointer).asString("").strip();
        return text.matches(".*%[0-9A-Fa-f]{2}.*") ? decoded(text) : text;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
