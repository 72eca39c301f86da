package io.minihost.server.programdata.files;

import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.programdata.DataChanges;
import io.minihost.server.programdata.GuestRoom;
import io.minihost.server.storage.BlobDisposal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes of areas, each in a transaction that is alone with its area: what it finds there stays so until it is done. Contents go
 * when it is committed.
 */
@Component
class FileChanges {

    private final FileRows rows;
    private final FileContents contents;
    private final BlobDisposal disposal;
    private final TransactionTemplate transaction;
    private final FileSettings settings;
    private final GuestRoom guests;
    private final DataChanges others;
    private final Clock clock;

    FileChanges(
            FileRows rows,
            FileContents contents,
            BlobDisposal disposal,
            TransactionTemplate transaction,
            FileSettings settings,
            GuestRoom guests,
            DataChanges others,
            Clock clock) {
        this.rows = rows;
        this.contents = contents;
        this.disposal = disposal;
        this.transaction = transaction;
        this.settings = settings;
        this.guests = guests;
        this.others = others;
        this.clock = clock;
    }

    /** Something to do with an area of one's own. */
    private interface Change<T> {
        T make() throws HostApiFailure, IOException;
    }

    /** A file is not any more what it was when a change was prepared. */
    static final class Overtaken extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Names a stored content, in place of what has its path.
     *
     * @param before the content that was there when this one was made; null when whatever is there may be replaced
     * @throws HostApiFailure when there is no room or the path is none for a file; nothing is changed then
     */
    void name(FileArea area, StoredFile file, @Nullable String before) throws HostApiFailure, IOException {
        alone(area, () -> {
            contents.require(Objects.requireNonNull(file.blob()));
            var old = rows.find(area, file.path());
            if (old.filter(StoredFile::isFolder).isPresent()) {
                throw FileFailures.isFolder(file.path().wire());
            }
            if (before != null && !before.equals(old.map(StoredFile::blob).orElse(null))) {
                throw new Overtaken();
            }
            add(area, file, old.map(StoredFile::bytes).orElse(0L), old.isPresent());
            discard(old.stream().toList());
            return file;
        });
    }

    void makeFolder(FileArea area, FilePath path, boolean recursive) throws HostApiFailure, IOException {
        alone(area, () -> {
            if (rows.find(area, path).isPresent()) {
                throw FileFailures.exists(path.wire());
            }
            if (recursive) {
                makeParents(area, path.parent());
            }
            StoredFile made = folder(path);
            add(area, made, 0, false);
            return made;
        });
    }

    private void makeParents(FileArea area, FilePath path) throws HostApiFailure {
        if (!path.equals(FilePath.ROOT) && rows.find(area, path).isEmpty()) {
            makeParents(area, path.parent());
            add(area, folder(path), 0, false);
        }
    }

    private StoredFile folder(FilePath path) {
        return new StoredFile(path, null, 0, "", clock.instant());
    }

    private void add(FileArea area, StoredFile file, long freed, boolean replaces) throws HostApiFailure {
        requireFolder(area, file.path());
        boolean fits = rows.used(area) - freed + file.bytes() <= settings.limit(area)
                && (replaces || rows.count(area) < settings.count());
        if (!fits || !guests.take(area.person(), file.bytes() - freed)) {
            throw FileFailures.full();
        }
        rows.put(area, file);
        tell(area, List.of(file.path()));
    }

    /** Visits on other nodes, which know only what lasts. */
    private void tell(FileArea area, List<FilePath> paths) {
        if (!area.isTemporary()) {
            List<String> names = paths.stream().map(FilePath::wire).toList();
            others.tell(KeptFiles.TOPIC, area.person(), area.program(), names);
        }
    }

    /** What programs name lies in a folder that is there. */
    private void requireFolder(FileArea area, FilePath path) throws HostApiFailure {
        FilePath folder = path.parent();
        if (path.isUser() && !folder.equals(FilePath.ROOT)) {
            var parent = rows.find(area, folder).orElseThrow(() -> FileFailures.missing(path.wire()));
            if (!parent.isFolder()) {
                throw FileFailures.noFolder(path.wire());
            }
        }
    }

    void removeFile(FileArea area, FilePath path) throws HostApiFailure, IOException {
        alone(area, () -> {
            if (existing(area, path).isFolder()) {
                throw FileFailures.isFolder(path.wire());
            }
            return removed(area, path);
        });
    }

    void removeFolder(FileArea area, FilePath path, boolean recursive) throws HostApiFailure, IOException {
        alone(area, () -> {
            if (!existing(area, path).isFolder()) {
                throw FileFailures.noFolder(path.wire());
            }
            if (!recursive && !rows.inside(area, path).isEmpty()) {
                throw FileFailures.notEmpty();
            }
            return removed(area, path);
        });
    }

    /** Gives a file, or a folder with all that is in it, another name, in place of the file that has it. */
    StoredFile move(FileArea area, FilePath from, FilePath to) throws HostApiFailure, IOException {
        return alone(area, () -> {
            StoredFile file = existing(area, from);
            boolean inItself = (to.value() + "/").startsWith(from.inside());
            if (inItself || rows.find(area, to).filter(StoredFile::isFolder).isPresent()) {
                throw FileFailures.exists(to.wire());
            }
            requireFolder(area, to);
            drop(area, rows.remove(area, to));
            rows.move(area, from, to);
            tell(area, List.of(from, to));
            return new StoredFile(to, file.blob(), file.bytes(), file.type(), file.changedAt());
        });
    }

    /** Removes whatever there is of it. */
    List<StoredFile> remove(FileArea area, FilePath path) {
        return dropped(area, () -> removed(area, path));
    }

    private List<StoredFile> removed(FileArea area, FilePath path) {
        tell(area, List.of(path));
        return drop(area, rows.remove(area, path));
    }

    List<StoredFile> clear(FileArea area) {
        return dropped(area, () -> {
            List<StoredFile> gone = drop(area, rows.clear(area));
            tell(area, gone.stream().map(StoredFile::path).toList());
            return gone;
        });
    }

    private List<StoredFile> dropped(FileArea area, Supplier<List<StoredFile>> removal) {
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.lock(area);
            return removal.get();
        }));
    }

    private StoredFile existing(FileArea area, FilePath path) throws HostApiFailure {
        return rows.find(area, path).orElseThrow(() -> FileFailures.missing(path.wire()));
    }

    private List<StoredFile> drop(FileArea area, List<StoredFile> gone) {
        guests.take(area.person(), -gone.stream().mapToLong(StoredFile::bytes).sum());
        discard(gone);
        return gone;
    }

    private void discard(List<StoredFile> gone) {
        disposal.dispose(FileRows.blobs(gone).stream().map(BlobNames::key).toList());
    }

    private <T> T alone(FileArea area, Change<T> change) throws HostApiFailure, IOException {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                rows.lock(area);
                try {
                    return change.make();
                } catch (HostApiFailure | IOException e) {
                    throw new Undone(e);
                }
            }));
        } catch (Undone e) {
            switch (e.getCause()) {
                case HostApiFailure failure -> throw failure;
                case IOException failure -> throw failure;
                default -> throw e;
            }
        }
    }

    /** Carries a checked exception out of a transaction that is rolled back. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undone(Exception cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return Objects.requireNonNull(super.getCause());
        }
    }
}
