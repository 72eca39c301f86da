package io.minihost.server.programs;

/**
 * What people can open, and only other versions of the compiler had made something of, was compiled for this node.
 *
 * @param hash of the result
 */
public record BundleRenewed(String hash) {}
