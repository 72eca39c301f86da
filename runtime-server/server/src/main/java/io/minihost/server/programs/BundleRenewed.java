package io.minihost.server.programs;

/**
 * A bundle that people can open, and that another version of the compiler had made, was compiled anew.
 *
 * @param hash of the result
 */
public record BundleRenewed(String hash) {}
