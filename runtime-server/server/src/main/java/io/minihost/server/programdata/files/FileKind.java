package io.minihost.server.programdata.files;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells what a file is by its first bytes; what somebody says it is counts for nothing. */
final class FileKind {

    /** How much of a file must be seen. */
    static final int HEAD_BYTES = 16;

    static final String UNKNOWN = "application/octet-stream";

    private record Mark(int at, String bytes, String type) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            new Mark(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Mark(0, "GIF8", "image/gif"),
            new Mark(8, "WEBP", "image/webp"),
            new Mark(4, "ftypavif", "image/avif"),
            new Mark(4, "ftypheic", "image/heic"),
            new Mark(0, "BM", "image/bmp"),
            new Mark(4, "ftypM4A", "audio/mp4"),
            new Mark(4, "ftypqt", "video/quicktime"),
            new Mark(4, "ftyp", "video/mp4"),
            new Mark(0, "\u001aE\u00df\u00a3", "video/webm"),
            new Mark(0, "ID3", "audio/mpeg"),
            new Mark(0, "\u00ff\u00fb", "audio/mpeg"),
            new Mark(0, "\u00ff\u00f3", "audio/mpeg"),
            new Mark(0, "\u00ff\u00f1", "audio/aac"),
            new Mark(8, "WAVE", "audio/wav"),
            new Mark(0, "OggS", "audio/ogg"),
            new Mark(0, "fLaC", "audio/flac"),
            new Mark(0, "%PDF-", "application/pdf"));

    private FileKind() {}

    static String of(byte[] head, int length) {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return MARKS.stream()
                .filter(mark -> text.startsWith(mark.bytes, mark.at))
                .map(Mark::type)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether a browser may show it; everything else is a download. */
    static boolean isInline(String type) {
        return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    }
}
