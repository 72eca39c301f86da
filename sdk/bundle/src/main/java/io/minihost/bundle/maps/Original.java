package io.minihost.bundle.maps;

/**
 * A place in a file that the developer wrote.
 *
 * @param file as the build named it, without what only the build knows; need not be a file of the bundle
 * @param line from 1
 * @param column from 1
 */
public record Original(String file, int line, int column) {}
