package io.minihost.bundle;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the container that the platform's own upload tool sends: {@code BE}, three 32-bit numbers, {@code ED}, an index of
 * names, offsets and sizes, then the data; all numbers big-endian, every name with a leading slash.
 */
final class ContainerSource {

    static final int FIRST_BYTE = 0xBE;
    private static final int LAST_MARK = 0xED;
    private static final int MARK_OFFSET = 13;
    /** The upload tool's own proof of origin, different each time. */
    private static final String SIGNATURE = "ci.signature";

    private record Entry(String name, int offset, int size) {}

    private final ByteBuffer data;
    private final Limits limits;
    private final Problems problems;

    ContainerSource(byte[] data, Limits limits, Problems problems) {
        this.data = ByteBuffer.wrap(data);
        this.limits = limits;
        this.problems = problems;
    }

    static boolean looksLikeOne(byte[] head) {
        return head.length > MARK_OFFSET && (head[0] & 0xFF) == FIRST_BYTE && (head[MARK_OFFSET] & 0xFF) == LAST_MARK;
    }

    BundleFiles read() throws BundleRejected {
        Intake intake = new Intake(limits, problems);
        List<Entry> entries = index(intake);
        checkOverlaps(entries);
        for (Entry entry : entries) {
            String path = intake.admit(entry.name(), false);
            if (path != null && !path.equals(SIGNATURE)) {
                intake.put(path, content(entry));
            }
        }
        problems.throwIfErrors();
        return intake.files();
    }

    private List<Entry> index(Intake intake) throws BundleRejected {
        List<Entry> entries = new ArrayList<>();
        try {
            int count = data.position(MARK_OFFSET + 1).getInt();
            for (int i = 0; i < count; i++) {
                intake.countEntry();
                Entry entry = new Entry(name(), data.getInt(), data.getInt());
                if (entry.offset() < 0 || entry.size() < 0 || entry.offset() > data.limit() - entry.size()) {
                    throw Problems.rejected(entry.name(), "The file goes beyond the end of the container");
                }
                intake.countBytes(entry.size());
                entries.add(entry);
            }
        } catch (BufferUnderflowException e) {
            throw Problems.rejected("", "The container is cut off in its index");
        }
        return entries;
    }

    private String name() throws BundleRejected {
        int length = data.getInt();
        if (length < 0 || length > limits.pathBytes() + 1) {
            throw Problems.rejected("", "A path in the container is longer than " + limits.pathBytes() + " bytes");
        }
        byte[] name = new byte[length];
        data.get(name);
        String path = new String(name, StandardCharsets.UTF_8);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private void checkOverlaps(List<Entry> entries) {
        int indexEnd = data.position();
        @Nullable Entry last = null;
        for (Entry entry : entries.stream()
                .sorted((a, b) -> Integer.compare(a.offset(), b.offset()))
                .toList()) {
            int free = last == null ? indexEnd : last.offset() + last.size();
            if (entry.size() > 0) {
                if (entry.offset() < free) {
                    problems.error(entry.name(), "The file overlaps another part of the container");
                }
                last = entry;
            }
        }
    }

    private byte[] content(Entry entry) {
        byte[] content = new byte[entry.size()];
        data.get(entry.offset(), content);
        return content;
    }
}
