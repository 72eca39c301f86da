package io.minihost.server.ledger.proof;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Heads of each night, in a file beside the database: whoever brings the whole database back to an earlier day cannot bring this
 * back too. Each node writes its own.
 */
@Component
class HeadFile {

    static final String NAME = "ledger-heads";

    private final Path path;
    private final Heads heads;
    private final JsonMapper json;

    @Autowired
    HeadFile(DataDirectory directory, Heads heads, JsonMapper json) {
        this(directory.path().resolve(NAME), heads, json);
    }

    HeadFile(Path path, Heads heads, JsonMapper json) {
        this.path = path;
        this.heads = heads;
        this.json = json;
    }

    @Scheduled(cron = "0 5 0 * * *")
    void write() {
        var head = heads.find().filter(heads::isSigned);
        var isNew = head.filter(
                found -> read().stream().noneMatch(line -> line.chain().equals(found.chain())));
        isNew.ifPresent(this::append);
    }

    private void append(Head head) {
        var line = json.writeValueAsString(head) + "\n";
        try (var channel = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), OwnerOnly.file())) {
            channel.write(StandardCharsets.UTF_8.encode(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Head> read() {
        try {
            return Files.exists(path)
                    ? Files.readAllLines(path).stream()
                            .filter(line -> !line.isBlank())
                            .map(this::head)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Head head(String line) {
        try {
            return json.readValue(line, Head.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("%s has a line that is no head".formatted(path), e);
        }
    }
}
