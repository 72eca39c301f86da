package io.minihost.server.programs.removal;

import java.util.Set;

/**
 * A program was deleted in the transaction in which this is published, and nothing names what was stored for it any more.
 *
 * @param blobs names of archives and of what was compiled from them
 */
record BundlesLeft(Set<String> blobs) {

    BundlesLeft {
        blobs = Set.copyOf(blobs);
    }
}
