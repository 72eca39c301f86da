package io.minihost.server.programdata.files;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
            if (store.find(area, path).filter(StoredFile::isFolder).isPresent()) {
                throw FileFailures.isFolder(path.wire());
            }
            byte[] data = data(arguments);
            return FileApi.Outcome.changed(
                    Arguments.flag(arguments, "append")
                            ? store.append(area, path, data)
                            : store.write(area, path, new ByteArrayInputStream(data)));
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
            FilePath path = ProgramFiles.path(name);
            FileArea area = FileArea.lasting(session);
            if (store.find(area, path).isPresent()) {
                throw FileFailures.exists(name);
            }
            boolean recursive = Arguments.flag(arguments, "recursive");
            if (!recursive) {
                files.writable(session, name);
            } else if (!path.isUser()) {
                throw FileFailures.denied(name);
            }
            store.makeFolder(area, path, recursive);
            return FileApi.Outcome.changed(new StoredFile(path, null, 0, "", session.now()));
        });
    }

    @Bean
    HostApi folderRemove(ProgramFiles files, FileStore store) {
        return new FileApi("fs.rmdir", (session, arguments) -> {
            FilePath path = files.writable(session, Arguments.text(arguments, "path"));
            store.removeFolder(FileArea.lasting(session), path, Arguments.flag(arguments, "recursive"));
            return removed(path);
        });
    }

    @Bean
    HostApi fileRemove(FileStore store) {
        return new FileApi("fs.unlink", (session, arguments) -> {
            FilePath path = ProgramFiles.path(Arguments.text(arguments, "path"));
            store.removeFile(FileArea.of(session, path), path);
            return removed(path);
        });
    }

    private static FileApi.Outcome removed(FilePath path) {
        return new FileApi.Outcome(JSON.createObjectNode(), List.of(path), List.of());
    }

    @Bean
    HostApi fileRename(ProgramFiles files, FileStore store) {
        return new FileApi("fs.rename", (session, arguments) -> {
            FilePath source = files.writable(session, Arguments.text(arguments, "from"));
            FilePath target = files.writable(session, Arguments.text(arguments, "to"));
            FileArea area = FileArea.lasting(session);
            StoredFile moved = store.move(area, source, target);
            return new FileApi.Outcome(JSON.createObjectNode(), List.of(source), store.withInside(area, moved));
        });
    }
}
