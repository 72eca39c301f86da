package io.minihost.server.sessions.files;

import io.minihost.server.sessions.Arguments;
import io.minihost.server.sessions.Attribution;
import io.minihost.server.sessions.HostApi;
import io.minihost.server.sessions.HostApiFailure;
import io.minihost.server.sessions.SessionContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls behind {@code wx.getFileSystemManager()} that write. */
@Configuration(proxyBeanMethods = false)
class FileWriteApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi fileWrite(ProgramFiles files, FileStore store) {
        return new FileApi("fs.write", (session, arguments) -> {
            FilePath path = files.writable(session, Arguments.text(arguments, "path"));
            FileArea area = FileArea.lasting(session);
            Optional<StoredFile> old = store.find(area, path);
            if (old.isPresent() && old.get().isFolder()) {
                throw FileFailures.isFolder(path.wire());
            }
            InputStream content = new ByteArrayInputStream(data(arguments));
            if (!Arguments.flag(arguments, "append")) {
                return FileApi.Outcome.changed(store.write(area, path, content));
            }
            StoredFile before = old.orElseThrow(() -> FileFailures.missing(path.wire()));
            InputStream head = store.open(before).orElseGet(InputStream::nullInputStream);
            try (InputStream both = new SequenceInputStream(head, content)) {
                return FileApi.Outcome.changed(store.write(area, path, both));
            }
        });
    }

    private static byte[] data(JsonNode arguments) throws HostApiFailure {
        String data = Arguments.text(arguments, "data");
        if (!Arguments.flag(arguments, "base64")) {
            return data.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new HostApiFailure(Attribution.PROGRAM, "base64 encode error", 1300203);
        }
    }

    /** Makes a copy under a name that the host or the program has chosen; what was temporary is moved, as it seems. */
    @Bean
    HostApi fileCopy(ProgramFiles files, FileStore store) {
        return new FileApi("fs.copy", (session, arguments) -> {
            String from = Arguments.text(arguments, "from");
            String to = Arguments.text(arguments, "to", "");
            ReadableFile source = files.readable(session, from);
            FilePath target = target(files, session, source, to);
            FileArea area = FileArea.lasting(session);
            if (store.find(area, target).filter(StoredFile::isFolder).isPresent()) {
                throw FileFailures.isFolder(to);
            }
            try (InputStream content = source.content().open()) {
                StoredFile copy = store.write(area, target, content);
                JsonNode result = FileIndex.entry(copy).put("path", target.wire());
                return new FileApi.Outcome(result, List.of(), List.of(copy));
            }
        });
    }

    private static FilePath target(ProgramFiles files, SessionContext session, ReadableFile source, String to)
            throws HostApiFailure {
        if (to.isEmpty()) {
            return FilePath.stored(source.name());
        }
        // A guest that cannot wait chooses such a name itself.
        FilePath named = ProgramFiles.path(to);
        return named.isUser() || named.isTemporary() ? files.writable(session, to) : named;
    }

    @Bean
    HostApi folderMake(ProgramFiles files, FileStore store) {
        return new FileApi("fs.mkdir", (session, arguments) -> {
            String name = Arguments.text(arguments, "path");
            boolean recursive = Arguments.flag(arguments, "recursive");
            FilePath path = ProgramFiles.path(name);
            FileArea area = FileArea.lasting(session);
            if (store.find(area, path).isPresent()) {
                throw FileFailures.exists(name);
            }
            if (recursive) {
                makeParents(files, store, session, path.parent());
            }
            store.makeFolder(area, files.writable(session, name));
            return FileApi.Outcome.changed(new StoredFile(path, null, 0, "", session.now()));
        });
    }

    private static void makeParents(ProgramFiles files, FileStore store, SessionContext session, FilePath folder)
            throws HostApiFailure {
        FileArea area = FileArea.lasting(session);
        if (folder.equals(FilePath.ROOT) || store.find(area, folder).isPresent()) {
            return;
        }
        makeParents(files, store, session, folder.parent());
        store.makeFolder(area, files.writable(session, folder.wire()));
    }

    @Bean
    HostApi folderRemove(ProgramFiles files, FileStore store) {
        return new FileApi("fs.rmdir", (session, arguments) -> {
            String name = Arguments.text(arguments, "path");
            FilePath path = files.writable(session, name);
            StoredFile folder = files.existing(session, name);
            if (!folder.isFolder()) {
                throw FileFailures.noFolder(name);
            }
            FileArea area = FileArea.lasting(session);
            if (!Arguments.flag(arguments, "recursive")
                    && !store.inside(area, path).isEmpty()) {
                throw FileFailures.notEmpty();
            }
            return removed(store, area, path);
        });
    }

    @Bean
    HostApi fileRemove(ProgramFiles files, FileStore store) {
        return new FileApi("fs.unlink", (session, arguments) -> {
            String name = Arguments.text(arguments, "path");
            StoredFile file = files.existing(session, name);
            if (file.isFolder()) {
                throw FileFailures.isFolder(name);
            }
            return removed(store, FileArea.of(session, file.path()), file.path());
        });
    }

    private static FileApi.Outcome removed(FileStore store, FileArea area, FilePath path) {
        store.remove(area, path);
        return new FileApi.Outcome(JSON.createObjectNode(), List.of(path), List.of());
    }

    @Bean
    HostApi fileRename(ProgramFiles files, FileStore store) {
        return new FileApi("fs.rename", (session, arguments) -> rename(files, store, session, arguments));
    }

    private static FileApi.Outcome rename(
            ProgramFiles files, FileStore store, SessionContext session, JsonNode arguments)
            throws HostApiFailure, IOException {
        String from = Arguments.text(arguments, "from");
        FilePath source = files.writable(session, from);
        FilePath target = files.writable(session, Arguments.text(arguments, "to"));
        StoredFile file = files.existing(session, from);
        FileArea area = FileArea.lasting(session);
        boolean inItself = (target.value() + "/").startsWith(source.inside());
        if (inItself || store.find(area, target).filter(StoredFile::isFolder).isPresent()) {
            throw FileFailures.exists(target.wire());
        }
        store.move(area, source, target);
        Instant at = session.now();
        StoredFile moved = new StoredFile(target, file.blob(), file.bytes(), file.type(), at);
        return new FileApi.Outcome(JSON.createObjectNode(), List.of(source), List.of(moved));
    }
}
