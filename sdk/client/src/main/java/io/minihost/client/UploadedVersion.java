package io.minihost.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version the host has taken, and what it thinks of it. */
public record UploadedVersion(String version, String hash, List<BundleProblem> problems) {

    public UploadedVersion(String version, String hash, @Nullable List<BundleProblem> problems) {
        this.version = version;
        this.hash = hash;
        this.problems = problems == null ? List.of() : List.copyOf(problems);
    }
}
