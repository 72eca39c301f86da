package io.minihost.compiler.wxml;

/** The template compiler gave up on an input instead of reporting a problem with it. */
public final class TemplateCompilerFailure extends RuntimeException {

    TemplateCompilerFailure(String message) {
        super(message);
    }

    TemplateCompilerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
