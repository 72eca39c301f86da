package io.minihost.server.programdata.files;

import io.minihost.bundle.BundleFiles;
import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls behind {@code wx.getFileSystemManager()} that change nothing. */
@Configuration(proxyBeanMethods = false)
class FileReadApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A guest's texts have at most 4 Mi characters, and base64 makes four of three bytes. */
    private static final int READ_MAX = 3 * 1024 * 1024 - 1024;

    private static final int LISTED_MAX = 10_000;

    @Bean
    HostApi fileRead(ProgramFiles files) {
        return new FileApi("fs.read", (session, arguments) -> {
            ReadableFile file = files.readable(session, Arguments.text(arguments, "path"));
            long from = Math.clamp(Arguments.number(arguments, "position", 0), 0, file.bytes());
            long wanted = Arguments.number(arguments, "length", file.bytes());
            long length = Math.clamp(wanted, 0, file.bytes() - from);
            if (length > READ_MAX) {
                throw new HostApiFailure(
                        Attribution.HOST, "this host hands over at most %d bytes at once".formatted(READ_MAX));
            }
            try (InputStream content = file.content().open()) {
                content.skipNBytes(from);
                byte[] bytes = content.readNBytes((int) length);
                ObjectNode result = JSON.createObjectNode();
                return FileApi.Outcome.of(
                        Arguments.flag(arguments, "text")
                                ? result.put("data", new String(bytes, StandardCharsets.UTF_8))
                                : result.put("data", Base64.getEncoder().encodeToString(bytes)));
            }
        });
    }

    @Bean
    HostApi fileStat(ProgramFiles files, FileStore store) {
        return new FileApi("fs.stat", (session, arguments) -> {
            String name = Arguments.text(arguments, "path");
            if (ProgramFiles.isPackaged(name)) {
                return FileApi.Outcome.of(packaged(files.inPackage(session), name));
            }
            FilePath path = ProgramFiles.path(name);
            ObjectNode result = JSON.createObjectNode();
            if (path.equals(FilePath.ROOT)) {
                result.put("size", 0).put("time", 0).put("folder", true);
            } else {
                result.setAll(FileIndex.entry(files.existing(session, name)));
            }
            ArrayNode inside = result.putArray("inside");
            if (!path.isTemporary()) {
                for (StoredFile file : store.inside(FileArea.lasting(session), path)) {
                    inside.add(FileIndex.entry(file).put("path", file.path().wire()));
                }
            }
            return FileApi.Outcome.of(result);
        });
    }

    /** A file of the package, or a folder with all that is in it. */
    private static ObjectNode packaged(Optional<BundleFiles> all, String name) throws HostApiFailure {
        String path = BundleFiles.path(name);
        BundleFiles files = all.orElseThrow(() -> FileFailures.missing(name));
        boolean folder = path.isEmpty() || files.hasFolder(path);
        if (!folder && !files.has(path)) {
            throw FileFailures.missing(name);
        }
        ObjectNode result = packaged(files.size(path), folder);
        ArrayNode inside = result.putArray("inside");
        if (folder) {
            String prefix = path.isEmpty() ? "" : path + "/";
            Set<String> folders = new TreeSet<>();
            for (String file : files.paths().tailSet(prefix)) {
                if (!file.startsWith(prefix) || inside.size() + folders.size() >= LISTED_MAX) {
                    break;
                }
                inside.add(packaged(files.size(file), false).put("path", file));
                for (int end = file.lastIndexOf('/'); end >= prefix.length(); end = file.lastIndexOf('/', end - 1)) {
                    folders.add(file.substring(0, end));
                }
            }
            folders.forEach(each -> inside.add(packaged(0, true).put("path", each)));
        }
        return result;
    }

    private static ObjectNode packaged(long bytes, boolean folder) {
        return JSON.createObjectNode().put("size", bytes).put("time", 0).put("folder", folder);
    }

    @Bean
    HostApi fileInfo(ProgramFiles files) {
        return new FileApi("fs.info", (session, arguments) -> {
            ReadableFile file = files.readable(session, Arguments.text(arguments, "path"));
            ObjectNode result = JSON.createObjectNode().put("size", file.bytes());
            String algorithm = Arguments.text(arguments, "algorithm", "md5");
            return FileApi.Outcome.of(result.put("digest", digest(file, algorithm)));
        });
    }

    private static String digest(ReadableFile file, String algorithm) throws HostApiFailure, IOException {
        String name = switch (algorithm) {
            case "md5" -> "MD5";
            case "sha1" -> "SHA-1";
            case "sha256" -> "SHA-256";
            default -> throw new HostApiFailure(Attribution.PROGRAM, "invalid digestAlgorithm " + algorithm, 1300022);
        };
        try (InputStream content = file.content().open()) {
            MessageDigest digest = MessageDigest.getInstance(name);
            byte[] buffer = new byte[8192];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    HostApi filesSaved(FileStore store) {
        return new FileApi("fs.saved", (session, arguments) -> {
            ObjectNode result = JSON.createObjectNode();
            ArrayNode list = result.putArray("fileList");
            for (StoredFile file : store.all(FileArea.lasting(session))) {
                if (!file.path().isUser()) {
                    list.add(JSON.createObjectNode()
                            .put("filePath", file.path().wire())
                            .put("size", file.bytes())
                            .put("createTime", file.changedAt().getEpochSecond()));
                }
            }
            return FileApi.Outcome.of(result);
        });
    }
}
