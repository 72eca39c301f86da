package io.minihost.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs project folders for upload. */
public final class BundleWriter {

    private static final long NO_TIME = 0L;

    private BundleWriter() {}

    /**
     * Zips what belongs to a project's program: what {@code packOptions} and version control keep out stays out. The same
     * files always give the same bytes.
     *
     * @param target a file, replaced when it exists
     * @throws BundleRejected when the folder has links or goes over the limits
     * @throws IOException when the disk fails
     */
    public static void zip(Path folder, Path target, Limits limits) throws IOException, BundleRejected {
        BundleFiles files = new FolderSource(folder, limits, new Problems()).read();
        try (OutputStream out = Files.newOutputStream(target)) {
            zip(files, out);
        }
        if (Files.size(target) > limits.archiveBytes()) {
            throw Problems.rejected("", "The archive is larger than " + limits.archiveBytes() + " bytes");
        }
    }

    /** Zips a bundle's files; does not close the stream. */
    public static void zip(BundleFiles files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_COMPRESSION);
        for (String path : files.paths()) {
            ZipEntry entry = new ZipEntry(path);
            entry.setTime(NO_TIME);
            zip.putNextEntry(entry);
            files.open(path).transferTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
