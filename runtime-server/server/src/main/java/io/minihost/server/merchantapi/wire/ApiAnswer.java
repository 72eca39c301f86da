package io.minihost.server.merchantapi.wire;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/** What a program's server gets: JSON nearly always, or the bytes of a file. */
public sealed interface ApiAnswer {

    /** An object. */
    record Json(ObjectNode json) implements ApiAnswer {

        @Override
        public MediaType type() {
            return new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);
        }

        @Override
        public byte[] bytes() {
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A file. Clients tell it from a refusal by its type, which is never JSON. */
    final class File implements ApiAnswer {

        private final MediaType type;
        private final byte[] bytes;
        private final String name;

        /**
         * Takes a file over.
         *
         * @param bytes the array is given away
         * @param name as it is to be saved
         */
        public File(MediaType type, byte[] bytes, String name) {
            this.type = type;
            this.bytes = bytes;
            this.name = name;
        }

        @Override
        public MediaType type() {
            return type;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        public String name() {
            return name;
        }
    }

    MediaType type();

    /** The array itself, not to be written to. */
    byte[] bytes();
}
