package io.minihost.server.uploadtool.wire;

import io.minihost.bundle.Limits;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What the upload tool sends, as far as it has to be read before it is known who sends it: the index, and two small files. It comes
 * as gzip: {@code BE}, three 32-bit numbers, {@code ED}, how many files, and of each the length of its name, the name, its
 * offset and its size; then the files. Whether it is a program, those find out who read bundles.
 *
 * @param sizes bytes by path, without leading slash
 * @param small {@code ci.signature} and {@code app.json}, where they are there
 */
public record ToolPackage(Map<String, Integer> sizes, Map<String, byte[]> small) {

    private static final String SIGNATURE = "ci.signature";
    private static final String APP = "app.json";

    private static final String WHOLE = "__FULL__";
    private static final String MAIN = "__APP__";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int FIRST_BYTE = 0xBE;
    private static final int LAST_MARK = 0xED;
    private static final int NUMBERS_BYTES = 12;
    private static final int HEAD_BYTES = 18;
    private static final int ENTRY_BYTES = 12;
    private static final int BUFFER_BYTES = 1 << 16;

    /** What is larger is not looked at. */
    private static final int SMALL_MAX = 1 << 18;

    private record Entry(String name, int offset, int size) {}

    /**
     * Reads as little as possible.
     *
     * @param limits of bundles; nothing is read beyond them
     * @throws ToolRefusal when it is nothing of the kind, or lies about itself
     */
    public static ToolPackage read(InputStream packed, Limits limits) throws IOException {
        try (var in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed, BUFFER_BYTES), BUFFER_BYTES))) {
            return read(in, limits);
        } catch (EOFException e) {
            throw ToolRefusal.badRequest("the package is cut off");
        } catch (ZipException e) {
            throw ToolRefusal.badRequest("the package is no gzip, or damaged");
        }
    }

    private static ToolPackage read(DataInputStream in, Limits limits) throws IOException {
        requireMark(in.readUnsignedByte() == FIRST_BYTE);
        in.skipNBytes(NUMBERS_BYTES);
        requireMark(in.readUnsignedByte() == LAST_MARK);
        var sizes = new HashMap<String, Integer>();
        var wanted = new ArrayList<Entry>();
        var position = (long) HEAD_BYTES;
        var count = in.readInt();
        // The signature is no file of the program.
        if (count < 0 || count > limits.entries() + 1) {
            throw ToolRefusal.tooLarge("more than %d files".formatted(limits.entries()));
        }
        for (var i = 0; i < count; i++) {
            var name = name(in, limits);
            var entry = new Entry(name.text(), in.readInt(), in.readInt());
            position += ENTRY_BYTES + name.bytes();
            if (entry.offset() < 0 || entry.size() < 0) {
                throw ToolRefusal.badRequest("a file lies before the package");
            }
            sizes.put(entry.name(), entry.size());
            if (Set.of(SIGNATURE, APP).contains(entry.name()) && entry.size() <= SMALL_MAX) {
                wanted.add(entry);
            }
        }
        requireUnpacked(sizes, limits);
        return new ToolPackage(sizes, contents(in, position, wanted, position + limits.unpackedBytes()));
    }

    private static void requireUnpacked(Map<String, Integer> sizes, Limits limits) {
        var all = sizes.values().stream().mapToLong(Integer::longValue).sum();
        if (all > limits.unpackedBytes()) {
            throw ToolRefusal.tooLarge("more than %,d bytes unpacked".formatted(limits.unpackedBytes()));
        }
    }

    private static Map<String, byte[]> contents(DataInputStream in, long start, List<Entry> wanted, long end)
            throws IOException {
        var contents = new HashMap<String, byte[]>();
        var position = start;
        for (var entry :
                wanted.stream().sorted(Comparator.comparingInt(Entry::offset)).toList()) {
            if (entry.offset() < position || entry.offset() > end) {
                throw ToolRefusal.badRequest("a file overlaps another part of the package, or lies outside of it");
            }
            in.skipNBytes(entry.offset() - position);
            var content = in.readNBytes(entry.size());
            if (content.length < entry.size()) {
                throw new EOFException();
            }
            contents.put(entry.name(), content);
            position = (long) entry.offset() + entry.size();
        }
        return contents;
    }

    /** The tool's proof of who sends it, base64; empty when there is none. */
    public String signature() {
        return Optional.ofNullable(small.get(SIGNATURE))
                .map(ToolPackage::json)
                .map(json -> json.path("signature").asString(""))
                .orElse("");
    }

    /**
     * How large the program and its parts are, as the tool shows it: all of it, the main package, and each subpackage by its
     * folder. Source maps do not count.
     */
    public Map<String, Integer> sizesOfParts() {
        var parts = new LinkedHashMap<String, Integer>();
        parts.put(WHOLE, 0);
        parts.put(MAIN, 0);
        var roots = roots();
        roots.forEach(root -> parts.put(root, 0));
        sizes.forEach((path, size) -> {
            if (!path.equals(SIGNATURE) && !path.endsWith(".js.map")) {
                var part = roots.stream().filter(path::startsWith).findFirst().orElse(MAIN);
                parts.merge(WHOLE, size, Integer::sum);
                parts.merge(part, size, Integer::sum);
            }
        });
        return parts;
    }

    private List<String> roots() {
        var app = Optional.ofNullable(small.get(APP)).map(ToolPackage::json).orElseGet(MissingNode::getInstance);
        return Stream.of("subpackages", "subPackages")
                .flatMap(name -> app.path(name).valueStream())
                .map(part ->
                        part.path("root").asString("").replaceFirst("^/+", "").replaceFirst("/*$", "/"))
                .filter(root -> root.length() > 1)
                .distinct()
                .toList();
    }

    private static JsonNode json(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private record Name(String text, int bytes) {}

    private static Name name(DataInputStream in, Limits limits) throws IOException {
        var length = in.readInt();
        if (length < 1 || length > limits.pathBytes() + 1) {
            throw ToolRefusal.badRequest("a path is empty, or longer than %d bytes".formatted(limits.pathBytes()));
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        return new Name(text.startsWith("/") ? text.substring(1) : text, length);
    }

    private static void requireMark(boolean isThere) {
        if (!isThere) {
            throw ToolRefusal.badRequest("that is no package of the upload tool");
        }
    }
}
