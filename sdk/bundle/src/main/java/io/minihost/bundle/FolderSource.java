package io.minihost.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** Reads a project folder: what the platform's own tools would pack of it. */
final class FolderSource {

    private static final String PROJECT = "project.config.json";

    private final Path folder;
    private final Limits limits;
    private final Problems problems;

    FolderSource(Path folder, Limits limits, Problems problems) {
        this.folder = folder;
        this.limits = limits;
        this.problems = problems;
    }

    BundleFiles read() throws IOException, BundleRejected {
        Map<String, Path> files = new TreeMap<>();
        PackOptions options = PackOptions.NONE;
        Path root = folder;
        Path project = folder.resolve(PROJECT);
        if (Files.isRegularFile(project)) {
            ProjectConfig config = ProjectConfig.read(PROJECT, Files.readAllBytes(project), new Problems());
            options = config.packOptions();
            Path below = folder.resolve(config.miniprogramRoot()).normalize();
            root = below.startsWith(folder.normalize()) && Files.isDirectory(below) ? below : folder;
            files.put(PROJECT, project);
        }
        Files.walkFileTree(root, new Walk(root, options, files));
        return load(files);
    }

    private BundleFiles load(Map<String, Path> files) throws IOException, BundleRejected {
        Intake intake = new Intake(limits, problems);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            intake.countEntry();
            intake.countBytes(Files.size(file.getValue()));
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = intake.admit(file.getKey(), false);
            if (path != null) {
                intake.put(path, Files.readAllBytes(file.getValue()));
            }
        }
        problems.throwIfErrors();
        return intake.files();
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final PackOptions options;
        private final Map<String, Path> files;

        Walk(Path root, PackOptions options, Map<String, Path> files) {
            this.root = root;
            this.options = options;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String path = slashes(root, dir);
            boolean skipped = !path.isEmpty() && (Intake.ignored(path) || options.ignoresFolder(path));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = slashes(root, file);
            if (Intake.ignored(path) || options.ignoresFile(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile()) {
                files.put(slashes(folder, file), file);
            } else {
                problems.error(slashes(folder, file), "The entry is a link or a device, not a file");
            }
            // One more than allowed is enough to know that there are too many.
            return files.size() > limits.entries() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }

    private static String slashes(Path base, Path path) {
        return base.relativize(path).toString().replace(File.separatorChar, '/');
    }
}
