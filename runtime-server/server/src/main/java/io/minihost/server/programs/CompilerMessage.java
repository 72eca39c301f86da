package io.minihost.server.programs;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the server and its compiler process say to each other: a length of four bytes, then JSON. */
sealed interface CompilerMessage {

    JsonMapper JSON = JsonMapper.shared();

    /** More is no answer to anything the limits let in. */
    int BYTES_MAX = 512 * 1024 * 1024;

    /** Asks for an archive to be compiled. */
    record Request(String archive, Limits limits) implements CompilerMessage {}

    /**
     * What became of it.
     *
     * @param compiled null when it was refused
     */
    record Reply(@Nullable CompiledBundle compiled, List<Problem> problems) implements CompilerMessage {

        public Reply {
            problems = List.copyOf(problems);
        }
    }

    /** Sends a message. */
    default void write(DataOutputStream out) throws IOException {
        var bytes = JSON.writeValueAsBytes(this);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** Waits for a message. */
    static <T extends CompilerMessage> T read(DataInputStream in, Class<T> type) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > BYTES_MAX) {
            throw new IOException("A message of " + length + " bytes");
        }
        return JSON.readValue(in.readNBytes(length), type);
    }
}
