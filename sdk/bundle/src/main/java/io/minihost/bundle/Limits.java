package io.minihost.bundle;

/**
 * How large a bundle may be.
 *
 * @param archiveBytes the archive as uploaded
 * @param unpackedBytes all files together
 * @param entries files and folders in the archive
 * @param ratio unpacked bytes for each archived byte, of the whole and of every entry above 1 MiB
 * @param pathBytes one path in UTF-8
 */
public record Limits(long archiveBytes, long unpackedBytes, int entries, int ratio, int pathBytes) {

    private static final long MB = 1_000_000;

    /** Above this an entry's own ratio counts; small files of blanks are harmless. */
    static final long RATIO_FLOOR_BYTES = 1 << 20;

    public static final Limits DEFAULT = new Limits(10 * MB, 30 * MB, 5_000, 100, 512);

    public Limits {
        if (archiveBytes < 1 || unpackedBytes < 1 || entries < 1 || ratio < 1 || pathBytes < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
        if (unpackedBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("A bundle is held in memory: at most 1 GiB unpacked");
        }
    }
}
