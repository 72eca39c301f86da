package io.minihost.bundle.config;

/**
 * One page.
 *
 * @param path from the program's root, without extension
 * @param root of its subpackage without slashes at the ends, or empty for the main package
 * @param independent whether its subpackage runs without the main package
 */
public record Page(String path, String root, boolean independent) {}
