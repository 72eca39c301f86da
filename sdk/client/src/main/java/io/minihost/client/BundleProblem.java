package io.minihost.client;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an upload.
 *
 * @param file path in the bundle, or empty for the archive as a whole
 * @param line from 1, where known
 * @param column from 1, where known
 * @param severity {@code error} or {@code warning}
 */
public record BundleProblem(
        String file, @Nullable Integer line, @Nullable Integer column, String severity, String message) {}
