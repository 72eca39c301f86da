package io.minihost.sandbox.runner;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of this process's class path that a runner needs: this module and its dependencies, as the build listed them.
 * Whoever breaks out of a guest should not find a database driver and an HTTP client beside it.
 */
final class RunnerClassPath {

    private static final String LIST = "class-path";

    private RunnerClassPath() {}

    static List<Path> ofThisProcess() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        return of(Arrays.stream(entries).map(Path::of).toList(), listed());
    }

    /** Keeps folders, which only a build has, this module and what is listed. */
    static List<Path> of(List<Path> classPath, Set<String> listed) {
        return classPath.stream()
                .filter(path -> {
                    String name = library(path);
                    return listed.contains(name) || name.equals("minihost-sandbox") || Files.isDirectory(path);
                })
                .toList();
    }

    /** A jar's name without its version: whoever has more dependencies may have a newer one. */
    private static String library(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("-\\d[^/]*$", "");
    }

    private static Set<String> listed() {
        try (InputStream in = RunnerClassPath.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the build left no list of what runners need");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(text.split(":"))
                    .map(path -> library(Path.of(path)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
