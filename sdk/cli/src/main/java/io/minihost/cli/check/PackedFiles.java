package io.minihost.cli.check;

import io.minihost.bundle.BundleFiles;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what a program asks about the files of its own package in the middle of what it does. */
final class PackedFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BundleFiles files;

    PackedFiles(BundleFiles files) {
        this.files = files;
    }

    /** The answer to a question of a guest: JSON array of calls, of which the last one is asked. */
    String answer(String question) {
        JsonNode calls = JSON.readTree(question);
        JsonNode call = calls.path(calls.size() - 1);
        String name = call.path("name").asString("");
        String path = call.at("/args/path").asString("");
        if (path.contains("://") || !List.of("fs.read", "fs.stat").contains(name)) {
            return failure(FakeHost.NO_NETWORK);
        }
        String file = BundleFiles.path(path);
        byte[] content = files.bytes(file);
        if (content == null && !files.hasFolder(file)) {
            return failure("no such file or directory, open \"%s\"".formatted(path));
        }
        return content != null && name.equals("fs.read")
                ? read(content, call.path("args"))
                : stat(file, content == null);
    }

    private static String read(byte[] content, JsonNode args) {
        int from = Math.clamp(args.path("position").asLong(0), 0, content.length);
        int to = Math.clamp(from + args.path("length").asLong(content.length), from, content.length);
        byte[] part = Arrays.copyOfRange(content, from, to);
        return success(Map.of("data", Base64.getEncoder().encodeToString(part)));
    }

    private String stat(String file, boolean folder) {
        List<Map<String, Object>> inside = files.paths().stream()
                .filter(path -> folder && path.startsWith(file + "/"))
                .map(path -> Map.<String, Object>of("path", path, "size", files.size(path), "time", 0, "folder", false))
                .toList();
        return success(Map.of("size", files.size(file), "time", 0, "folder", folder, "inside", inside));
    }

    private static String success(Map<String, Object> value) {
        return JSON.writeValueAsString(Map.of("ok", true, "value", value));
    }

    private static String failure(String why) {
        return JSON.writeValueAsString(Map.of("ok", false, "value", Map.of("errMsg", why, "errno", 1300002)));
    }
}
