package io.minihost.server.programdata.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleFiles;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.programs.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Files by the names that programs use. */
@Component
public class ProgramFiles {

    private static final int READERS = 2;

    private static final int PACKAGES = 4;

    private final FileStore store;
    private final Cache<String, BundleFiles> packages =
            Caffeine.newBuilder().maximumSize(PACKAGES).softValues().build();
    private final Catalogue catalogue;
    private final Semaphore readers = new Semaphore(READERS, true);

    ProgramFiles(FileStore store, Catalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * A file to read.
     *
     * @throws HostApiFailure when the program has none of this name
     */
    public ReadableFile readable(SessionContext session, String name) throws HostApiFailure {
        if (isPackaged(name)) {
            return packaged(session, name);
        }
        StoredFile file = existing(session, name);
        if (file.isFolder()) {
            throw FileFailures.isFolder(name);
        }
        return new ReadableFile(
                file.path().value().substring(file.path().value().lastIndexOf('/') + 1),
                file.type(),
                file.bytes(),
                () -> store.open(file).orElseThrow(() -> new FileNotFoundException(name)));
    }

    /** Whether a name leads into the program's package. */
    public static boolean isPackaged(String name) {
        return !name.contains("://");
    }

    /** A file or folder of the program's own. */
    StoredFile existing(SessionContext session, String name) throws HostApiFailure {
        FilePath path = path(name);
        return store.find(FileArea.of(session, path), path).orElseThrow(() -> FileFailures.missing(name));
    }

    static FilePath path(String name) throws HostApiFailure {
        return FilePath.parse(name).orElseThrow(() -> FileFailures.denied(name));
    }

    /**
     * Where a program may write: below {@code usr}, in a folder that is there.
     *
     * @throws HostApiFailure when it may not
     */
    public FilePath writable(SessionContext session, String name) throws HostApiFailure {
        FilePath path = path(name);
        if (!path.isUser() || path.equals(FilePath.ROOT)) {
            throw FileFailures.denied(name);
        }
        FilePath folder = path.parent();
        if (!folder.equals(FilePath.ROOT)) {
            Optional<StoredFile> parent = store.find(FileArea.lasting(session), folder);
            if (parent.isEmpty()) {
                throw FileFailures.missing(name);
            }
            if (!parent.get().isFolder()) {
                throw FileFailures.noFolder(name);
            }
        }
        return path;
    }

    /**
     * The files of the program's package. It is read whole, only a few are at a time, and those read last are kept while there
     * is room: programs read one file after the other.
     */
    Optional<BundleFiles> inPackage(SessionContext session) {
        String hash = session.program().hash();
        readers.acquireUninterruptibly();
        try {
            return Optional.ofNullable(packages.get(
                    hash, wanted -> catalogue.source(wanted).map(Bundle::files).orElse(null)));
        } finally {
            readers.release();
        }
    }

    private ReadableFile packaged(SessionContext session, String name) throws HostApiFailure {
        String path = BundleFiles.path(name);
        BundleFiles files = inPackage(session).orElseThrow(() -> FileFailures.missing(name));
        byte[] bytes = files.bytes(path);
        if (bytes == null) {
            throw files.hasFolder(path) ? FileFailures.isFolder(name) : FileFailures.missing(name);
        }
        String type = FileKind.of(bytes, Math.min(bytes.length, FileKind.HEAD_BYTES));
        return new ReadableFile(
                path.substring(path.lastIndexOf('/') + 1), type, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
