package io.minihost.server.common;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/** What closes files and folders to other users of the machine, where the file system knows users. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Something cannot be closed; the message is the rest of a sentence that starts with its name. */
    static final class Open extends IOException {
        private static final long serialVersionUID = 1L;

        Open(String message) {
            super(message);
        }
    }

    /** For a file that is made. */
    public static FileAttribute<?>[] file() {
        return attributes(FILE);
    }

    /** For a folder that is made. */
    public static FileAttribute<?>[] folder() {
        return attributes(FOLDER);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return knowsUsers()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsUsers() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Takes everything in a folder, and the folder itself, away from group and others. Links are not followed; where one leads has
     * to be closed already.
     *
     * @throws IOException when something is another user's or stays open; the message names it
     */
    public static void close(Path folder) throws IOException {
        if (knowsUsers()) {
            closeOne(folder, owner(folder));
            Files.walkFileTree(folder, new Closing(folder, owner(folder)));
        }
    }

    /** Whose a file or folder would be that this process makes there. */
    private static UserPrincipal owner(Path folder) throws IOException {
        var probe = Files.createTempFile(folder, ".owner", "", file());
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    /** A folder of which only this user may see anything; what is in it stays as it is. */
    public static void closeFolder(Path folder) throws IOException {
        if (knowsUsers()) {
            closeOne(folder, owner(folder));
        }
    }

    private static void closeOne(Path path, UserPrincipal owner) throws IOException {
        // The folder itself may be a link of the operator's making.
        var attributes = Files.readAttributes(path, PosixFileAttributes.class);
        requireOwn(path, attributes, owner);
        var wanted = EnumSet.copyOf(attributes.isDirectory() ? FOLDER : FILE);
        if (attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE)) {
            wanted.add(PosixFilePermission.OWNER_EXECUTE);
        }
        if (!attributes.permissions().equals(wanted)) {
            Files.setPosixFilePermissions(path, wanted);
            requireClosed(path, Files.getPosixFilePermissions(path));
        }
    }

    private static void requireOwn(Path path, PosixFileAttributes attributes, UserPrincipal owner) throws Open {
        if (!attributes.owner().equals(owner)) {
            throw new Open("%s belongs to the user %s and not to %s, who runs this server"
                    .formatted(path, attributes.owner().getName(), owner.getName()));
        }
    }

    private static void requireClosed(Path path, Set<PosixFilePermission> permissions) throws Open {
        if (!FOLDER.containsAll(permissions)) {
            throw new Open(
                    "%s stays open to other users (%s)".formatted(path, PosixFilePermissions.toString(permissions)));
        }
    }

    private static final class Closing extends SimpleFileVisitor<Path> {

        private final Path root;
        private final UserPrincipal owner;

        Closing(Path root, UserPrincipal owner) {
            this.root = root;
            this.owner = owner;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (!folder.equals(root)) {
                closeOne(folder, owner);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                if (attributes.isSymbolicLink()) {
                    visitLink(file);
                } else {
                    closeOne(file, owner);
                }
            } catch (NoSuchFileException e) {
                // Gone while we looked, or a link into nowhere.
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        private void visitLink(Path link) throws IOException {
            requireOwn(link, Files.readAttributes(link, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS), owner);
            if (link.toRealPath().startsWith(root.toRealPath())) {
                return;
            }
            var target = Files.readAttributes(link, PosixFileAttributes.class);
            requireOwn(link.toRealPath(), target, owner);
            requireClosed(link.toRealPath(), target.permissions());
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
