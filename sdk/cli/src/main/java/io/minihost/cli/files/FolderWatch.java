package io.minihost.cli.files;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for changes anywhere in a folder. */
public final class FolderWatch implements AutoCloseable {

    /** Editors and build tools write several files at a time. */
    private static final long SETTLE_MILLIS = 300;

    private static final Set<String> IGNORED = Set.of("node_modules");

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    public FolderWatch(Path folder) throws IOException {
        this.service = folder.getFileSystem().newWatchService();
        register(folder);
    }

    /** Blocks until something has changed and come to rest; false when nothing can change any more. */
    public boolean awaitChange() throws IOException, InterruptedException {
        boolean changed = false;
        while (!folders.isEmpty()) {
            @Nullable WatchKey key = changed ? service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS) : service.take();
            if (key == null) {
                return true;
            }
            changed |= handle(key);
        }
        return false;
    }

    private boolean handle(WatchKey key) throws IOException {
        boolean changed = false;
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null && event.context() instanceof Path name && !ignored(name)) {
                changed = true;
                Path path = folder.resolve(name);
                if (event.kind().equals(ENTRY_CREATE) && Files.isDirectory(path)) {
                    register(path);
                }
            } else if (event.context() == null) {
                changed = true;
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
        return changed;
    }

    private void register(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(root) && ignored(folder.getFileName())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.put(folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY), folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean ignored(Path name) {
        return name.toString().startsWith(".") || IGNORED.contains(name.toString());
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
