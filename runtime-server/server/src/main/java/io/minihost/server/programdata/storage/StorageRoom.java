package io.minihost.server.programdata.storage;

/**
 * What the host still takes from a person.
 *
 * @param bytes by how much everything that programs keep may grow
 * @param beyond what is said of more
 */
record StorageRoom(long bytes, Refusal beyond) {}
