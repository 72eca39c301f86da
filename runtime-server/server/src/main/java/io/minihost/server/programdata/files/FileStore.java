package io.minihost.server.programdata.files;

import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.programdata.GuestRoom;
import io.minihost.server.storage.DiskFull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files of programs: an index in the database, contents as blobs with names of our own. There is no folder a path could
 * lead out of and no link it could follow. A content is stored first and named last; what a crash leaves between the two is
 * swept.
 */
@Component
public class FileStore {

    private static final int TRIES_MAX = 20;

    private final FileRows rows;
    private final FileContents contents;
    private final FileChanges changes;
    private final FileSettings settings;
    private final GuestRoom guests;
    private final Clock clock;
    private final AreaLocks appending = new AreaLocks();

    FileStore(
            FileRows rows,
            FileContents contents,
            FileChanges changes,
            FileSettings settings,
            GuestRoom guests,
            Clock clock) {
        this.rows = rows;
        this.contents = contents;
        this.changes = changes;
        this.settings = settings;
        this.guests = guests;
        this.clock = clock;
    }

    Optional<StoredFile> find(FileArea area, FilePath path) {
        return rows.find(area, path);
    }

    /** Everything in a folder, however deep. */
    List<StoredFile> inside(FileArea area, FilePath folder) {
        return rows.inside(area, folder);
    }

    /** The same with the folder itself; a file alone. */
    List<StoredFile> withInside(FileArea area, StoredFile file) {
        return file.isFolder()
                ? Stream.concat(Stream.of(file), inside(area, file.path()).stream())
                        .toList()
                : List.of(file);
    }

    /** What the program keeps for the person. */
    List<StoredFile> all(FileArea area) {
        return rows.all(area);
    }

    /** The content, to be closed by the caller; empty when the file went away meanwhile. */
    Optional<InputStream> open(StoredFile file) {
        return contents.open(Objects.requireNonNull(file.blob()));
    }

    long limit(FileArea area) {
        return settings.limit(area);
    }

    /** How many files and folders an area may have. */
    int count() {
        return settings.count();
    }

    /** How large one more file may be. */
    public long room(FileArea area) {
        return room(area, 0);
    }

    private long room(FileArea area, long freed) {
        long left = Math.min(limit(area) - rows.used(area), guests.left(area.person()));
        return Math.clamp(left + freed, 0, settings.size().toBytes());
    }

    /**
     * Keeps a file, in place of the one that has its name.
     *
     * @param content read to its end, unless it is longer than there is room for
     * @throws HostApiFailure when there is no room
     * @throws IOException when the content breaks off; nothing is kept then
     */
    public StoredFile write(FileArea area, FilePath path, InputStream content) throws HostApiFailure, IOException {
        long freed = find(area, path).map(StoredFile::bytes).orElse(0L);
        return write(area, path, content, freed, null);
    }

    /**
     * Adds to the end of a file. What others write meanwhile is not lost: the addition is made anew to what they left.
     *
     * @throws HostApiFailure when there is no such file or no room
     */
    StoredFile append(FileArea area, FilePath path, byte[] addition) throws HostApiFailure, IOException {
        Lock lock = appending.of(area);
        lock.lock();
        try {
            for (int tries = 1; ; tries++) {
                try {
                    return appendOnce(area, path, addition);
                } catch (FileChanges.Overtaken e) {
                    if (tries == TRIES_MAX) {
                        throw e;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private StoredFile appendOnce(FileArea area, FilePath path, byte[] addition) throws HostApiFailure, IOException {
        StoredFile before = find(area, path).orElseThrow(() -> FileFailures.missing(path.wire()));
        if (before.isFolder()) {
            throw FileFailures.isFolder(path.wire());
        }
        InputStream head = open(before).orElseThrow(FileChanges.Overtaken::new);
        try (InputStream both = new SequenceInputStream(head, new ByteArrayInputStream(addition))) {
            return write(area, path, both, before.bytes(), before.blob());
        }
    }

    private StoredFile write(FileArea area, FilePath path, InputStream content, long freed, @Nullable String before)
            throws HostApiFailure, IOException {
        Intake intake = new Intake(content, room(area, freed));
        String name = stored(intake);
        StoredFile file = new StoredFile(path, name, intake.bytes(), intake.type(), clock.instant());
        try {
            changes.name(area, file, before);
            return file;
        } catch (HostApiFailure | IOException e) {
            // Only then it is certain that no row names it. When the database fails, the sweep finds out.
            contents.discard(name);
            throw e;
        }
    }

    private String stored(Intake intake) throws HostApiFailure, IOException {
        try {
            return contents.put(intake);
        } catch (DiskFull e) {
            throw FileFailures.hostFull();
        } catch (UncheckedIOException e) {
            if (intake.isTooLong()) {
                throw FileFailures.full();
            }
            throw Objects.requireNonNullElseGet(intake.failure(), () -> new IOException(e));
        }
    }

    void makeFolder(FileArea area, FilePath path, boolean recursive) throws HostApiFailure, IOException {
        changes.makeFolder(area, path, recursive);
    }

    void removeFile(FileArea area, FilePath path) throws HostApiFailure, IOException {
        changes.removeFile(area, path);
    }

    void removeFolder(FileArea area, FilePath path, boolean recursive) throws HostApiFailure, IOException {
        changes.removeFolder(area, path, recursive);
    }

    /** Removes whatever there is of it. */
    public void remove(FileArea area, FilePath path) {
        changes.remove(area, path);
    }

    /** Removes everything and says what there was. */
    List<FilePath> clear(FileArea area) {
        return changes.clear(area).stream().map(StoredFile::path).toList();
    }

    /** Gives a file, or a folder with all that is in it, another name. */
    StoredFile move(FileArea area, FilePath from, FilePath to) throws HostApiFailure, IOException {
        return changes.move(area, from, to);
    }
}
