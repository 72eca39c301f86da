package io.minihost.server.programs;

import io.minihost.bundle.Problem;
import java.util.List;

/** A registered upload, as its developer is told. */
public record Uploaded(String version, String hash, List<Problem> problems) {}
