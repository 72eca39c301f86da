package io.minihost.server.common.personal;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of somebody's.
 *
 * @param path under which people get it, relative, with slashes
 * @param content read once, when its turn comes; empty when it is gone by then. The reader closes it
 */
public record PersonalFile(String path, Supplier<Optional<InputStream>> content) {}
