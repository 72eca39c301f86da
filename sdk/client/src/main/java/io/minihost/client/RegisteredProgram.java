package io.minihost.client;

/** A program right after its registration. */
public record RegisteredProgram(String appId, String appSecret, String name) {}
