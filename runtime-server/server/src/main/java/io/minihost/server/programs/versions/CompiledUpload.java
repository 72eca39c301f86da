package io.minihost.server.programs.versions;

import io.minihost.compiler.CompiledBundle;

/**
 * An upload that can be run.
 *
 * @param compiler version of what compiled it
 * @param contentHash hex SHA-256 of the archive as uploaded
 * @param problems JSON array of what the compiler warned of
 */
public record CompiledUpload(
        CompiledBundle compiled, String compiler, String contentHash, long sizeBytes, String problems) {}
