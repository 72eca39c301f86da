package io.minihost.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Names in zips: UTF-8 where flagged or valid, else GBK, which Windows tools in China write. */
final class ZipNames {

    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, Charset.forName("GBK"));

    private ZipNames() {}

    static String of(ZipArchiveEntry entry) throws BundleRejected {
        byte[] raw = entry.getRawName();
        if (raw == null || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        for (Charset encoding : ENCODINGS) {
            Optional<String> name = decode(raw, encoding);
            if (name.isPresent()) {
                return name.get();
            }
        }
        throw Problems.rejected("", "The name of an entry is neither UTF-8 nor GBK: " + entry.getName());
    }

    private static Optional<String> decode(byte[] raw, Charset encoding) {
        try {
            return Optional.of(
                    encoding.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
