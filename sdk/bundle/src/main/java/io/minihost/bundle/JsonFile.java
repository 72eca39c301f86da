package io.minihost.bundle;

import io.minihost.bundle.text.JsonPlaces;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One configuration file, that can tell on which line each of its values stands. */
final class JsonFile {

    /** Comments, trailing commas and raw tabs in strings occur in programs that run everywhere else. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The app.json of a program with 337 pages has 22 KB; parsed, a file takes many times its size. */
    private static final int MAX_BYTES = 1_000_000;

    /** The parser's second place, which it never fills in for text. */
    private static final Pattern SOURCE =
            Pattern.compile("\\s*(?:\\(for \\w+ starting at )?\\[Source:.*", Pattern.DOTALL);

    private final String path;
    private final String text;
    private final JsonNode root;
    /** Only made for files with problems. */
    private @Nullable JsonPlaces places;

    private JsonFile(String path, String text, JsonNode root) {
        this.path = path;
        this.text = text;
        this.root = root;
    }

    /**
     * Parses a file that must hold an object.
     *
     * @throws BundleRejected with the place of the first mistake
     */
    static JsonFile parse(String path, byte[] content) throws BundleRejected {
        if (content.length > MAX_BYTES) {
            throw Problems.rejected(path, "A configuration file may have at most " + MAX_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            JsonNode root = text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
            if (!root.isObject()) {
                throw Problems.rejected(path, "The file must hold a JSON object");
            }
            return new JsonFile(path, text, root);
        } catch (CharacterCodingException e) {
            throw Problems.rejected(path, "The file is not UTF-8");
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw new BundleRejected(List.of(problem(
                    path,
                    place,
                    Problem.Severity.ERROR,
                    "Not JSON: " + SOURCE.matcher(e.getOriginalMessage()).replaceAll(""))));
        }
    }

    static JsonFile empty(String path) {
        return new JsonFile(path, "{}", MAPPER.createObjectNode());
    }

    String path() {
        return path;
    }

    JsonNode root() {
        return root;
    }

    Problem error(JsonPointer pointer, String message) {
        return problem(path, place(pointer), Problem.Severity.ERROR, message);
    }

    Problem warning(JsonPointer pointer, String message) {
        return problem(path, place(pointer), Problem.Severity.WARNING, message);
    }

    private static Problem problem(
            String path, @Nullable TokenStreamLocation place, Problem.Severity severity, String message) {
        if (place == null || place.getLineNr() < 1) {
            return new Problem(path, null, null, severity, message);
        }
        return new Problem(path, place.getLineNr(), Math.max(1, place.getColumnNr()), severity, message);
    }

    private @Nullable TokenStreamLocation place(JsonPointer pointer) {
        if (places == null) {
            try (JsonParser parser = MAPPER.createParser(text)) {
                places = new JsonPlaces(parser);
            }
        }
        return places.find(pointer);
    }
}
