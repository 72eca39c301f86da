package io.minihost.bundle;

import io.minihost.bundle.zip.DirectoryRecords;
import io.minihost.bundle.zip.LocalHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads a zip by its central directory, every claim of which is checked before and while unpacking. */
final class ZipSource {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    private final SeekableByteChannel channel;
    private final Limits limits;
    private final Problems problems;

    ZipSource(SeekableByteChannel channel, Limits limits, Problems problems) {
        this.channel = channel;
        this.limits = limits;
        this.problems = problems;
    }

    BundleFiles read() throws IOException, BundleRejected {
        Intake intake = new Intake(limits, problems);
        try (ZipFile zip = open()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            checkEntries(entries, intake);
            problems.throwIfErrors();
            for (ZipArchiveEntry entry : entries) {
                String path = intake.admit(ZipNames.of(entry), entry.isDirectory());
                if (path != null && !entry.isDirectory() && !Intake.ignored(path)) {
                    intake.put(path, unpack(zip, entry, path));
                }
            }
        }
        problems.throwIfErrors();
        return intake.files();
    }

    private ZipFile open() throws IOException, BundleRejected {
        if (DirectoryRecords.count(channel) > limits.entries()) {
            throw Problems.rejected("", "More than " + limits.entries() + " entries");
        }
        try {
            return ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) {
            // The library tells of broken archives with several kinds of exception.
            throw Problems.rejected("", "The zip is damaged or cut off: " + e.getMessage());
        }
    }

    private void checkEntries(List<ZipArchiveEntry> entries, Intake intake) throws IOException, BundleRejected {
        LocalHeaders locals = new LocalHeaders(channel);
        for (ZipArchiveEntry entry : entries) {
            intake.countEntry();
            String refusal = refusal(entry);
            refusal = refusal == null ? locals.contradiction(entry) : refusal;
            if (refusal != null) {
                problems.error(entry.getName(), refusal);
            } else {
                intake.countBytes(entry.getSize());
            }
        }
        checkRatio(entries);
        checkOverlaps(entries);
    }

    private @Nullable String refusal(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "The entry is encrypted";
        }
        if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
            return "The entry uses compression method " + entry.getMethod() + "; only stored and deflated are read";
        }
        long type = (entry.getExternalAttributes() >> 16) & TYPE;
        if (type != 0 && type != (entry.isDirectory() ? FOLDER : REGULAR)) {
            return "The entry is a link or a device, not a file";
        }
        if (entry.getSize() < 0 || entry.getCompressedSize() < 0 || (entry.isDirectory() && entry.getSize() > 0)) {
            return "The entry's size makes no sense";
        }
        if (entry.getSize() > Limits.RATIO_FLOOR_BYTES
                && entry.getSize() / limits.ratio() > entry.getCompressedSize()) {
            return "The entry unpacks to more than " + limits.ratio() + " times its size";
        }
        return null;
    }

    private void checkRatio(List<ZipArchiveEntry> entries) throws IOException {
        long unpacked = entries.stream().mapToLong(ZipArchiveEntry::getSize).sum();
        if (unpacked > Limits.RATIO_FLOOR_BYTES && unpacked / limits.ratio() > channel.size()) {
            problems.error("", "The archive unpacks to more than " + limits.ratio() + " times its size");
        }
    }

    private void checkOverlaps(List<ZipArchiveEntry> entries) throws IOException {
        List<ZipArchiveEntry> byPlace = new ArrayList<>(entries);
        byPlace.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long end = 0;
        for (ZipArchiveEntry entry : byPlace) {
            if (entry.getLocalHeaderOffset() < end) {
                problems.error(entry.getName(), "The entry overlaps another one");
            }
            end = entry.getDataOffset() + entry.getCompressedSize();
            if (end > channel.size()) {
                problems.error(entry.getName(), "The entry goes beyond the end of the archive");
            }
        }
    }

    private byte[] unpack(ZipFile zip, ZipArchiveEntry entry, String path) throws BundleRejected {
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes((int) entry.getSize());
            if (content.length < entry.getSize() || in.read() >= 0) {
                throw Problems.rejected(path, "The entry's size is not the one the archive declares");
            }
        } catch (IOException | RuntimeException e) {
            throw Problems.rejected(path, "The entry is damaged: " + e.getMessage());
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw Problems.rejected(path, "The entry's checksum is wrong");
        }
        return content;
    }
}
