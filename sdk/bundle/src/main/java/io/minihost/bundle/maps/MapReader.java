package io.minihost.bundle.maps;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a source map of revision 3, plain or made of sections. Nothing is held of what an error's place does not need, the
 * sources' texts above all.
 */
final class MapReader {

    private static final int VERSION = 3;
    private static final int MAPPINGS_CHARS_MAX = 8_000_000;
    private static final int SOURCES_MAX = 20_000;
    private static final int SECTIONS_MAX = 5_000;
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAPPINGS_CHARS_MAX)
                    .maxNestingDepth(100)
                    .build())
            .build());

    private final String file;
    private final int sizeMax;
    private int sourcesLeft = SOURCES_MAX;

    /** What one object says, before all of it is known. */
    private static final class Part {
        int version;
        int line;
        int column;
        String sourceRoot = "";
        String mappings = "";
        final List<@Nullable String> sources = new ArrayList<>();
        final List<Part> sections = new ArrayList<>();
    }

    /**
     * Reads one map.
     *
     * @param file path of the map in the bundle, which its sources are relative to
     * @param sizeMax stretches it may have
     */
    MapReader(String file, int sizeMax) {
        this.file = file;
        this.sizeMax = sizeMax;
    }

    SourceMap read(InputStream json) throws BrokenMap {
        Part whole;
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new BrokenMap("it is not a JSON object");
            }
            whole = part(in, true);
        } catch (JacksonException e) {
            throw new BrokenMap("it is not valid JSON, or too large");
        }
        if (whole.version != VERSION) {
            throw new BrokenMap("it is not of version 3");
        }
        MapBuilder map = new MapBuilder(sizeMax);
        add(map, whole);
        for (Part section : whole.sections) {
            add(map, section);
        }
        return map.build();
    }

    private void add(MapBuilder map, Part part) throws BrokenMap {
        List<@Nullable String> names = new ArrayList<>();
        for (String source : part.sources) {
            names.add(source == null ? null : SourceName.of(file, part.sourceRoot, source));
        }
        map.add(part.line, part.column, names, part.mappings);
    }

    private Part part(JsonParser in, boolean outer) throws BrokenMap {
        Part part = new Part();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                part.version = in.getIntValue();
            } else if (name.equals("sourceRoot") && value == JsonToken.VALUE_STRING) {
                part.sourceRoot = SourceName.bounded(in.getString());
            } else if (name.equals("mappings") && value == JsonToken.VALUE_STRING) {
                part.mappings = in.getString();
            } else if (name.equals("sources") && value == JsonToken.START_ARRAY) {
                sources(in, part);
            } else if (name.equals("sections") && value == JsonToken.START_ARRAY && outer) {
                sections(in, part);
            } else {
                in.skipChildren();
            }
        }
        return part;
    }

    private void sources(JsonParser in, Part part) throws BrokenMap {
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (sourcesLeft-- == 0) {
                throw new BrokenMap("it has more than " + SOURCES_MAX + " sources");
            }
            part.sources.add(token == JsonToken.VALUE_STRING ? SourceName.bounded(in.getString()) : null);
            in.skipChildren();
        }
    }

    private void sections(JsonParser in, Part whole) throws BrokenMap {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            if (whole.sections.size() == SECTIONS_MAX) {
                throw new BrokenMap("it has more than " + SECTIONS_MAX + " sections");
            }
            whole.sections.add(section(in));
        }
    }

    private Part section(JsonParser in) throws BrokenMap {
        Part part = new Part();
        int line = 0;
        int column = 0;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("map") && value == JsonToken.START_OBJECT) {
                part = part(in, false);
            } else if (name.equals("offset") && value == JsonToken.START_OBJECT) {
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean isLine = in.currentName().equals("line");
                    int number = in.nextIntValue(0);
                    line = isLine ? number : line;
                    column = isLine ? column : number;
                }
            } else {
                in.skipChildren();
            }
        }
        if (line < 0 || column < 0) {
            throw new BrokenMap("a section begins before the file");
        }
        part.line = line;
        part.column = column;
        return part;
    }
}
