package io.minihost.compiler.wxml;

/**
 * One remark of the template compiler.
 *
 * @param level {@code Note}, {@code Warn}, {@code Error} or {@code Fatal}; after a fatal one the rest of the file is not read
 * @param line from 1
 * @param column from 1
 */
public record TemplateProblem(String level, int code, String message, int line, int column) {}
