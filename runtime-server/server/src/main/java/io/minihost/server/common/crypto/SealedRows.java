package io.minihost.server.common.crypto;

/**
 * A table with secrets that have to be read again, in a {@link SecretBox} of the master key, each row with the id of the key that
 * sealed it. When the master key is replaced, its rows are sealed anew.
 */
public interface SealedRows {

    /** Name of the table. */
    String table();

    /** Seals some rows anew that another key has sealed, in a transaction of their own; how many. */
    int reseal(int max);

    /** How many rows another key has sealed. */
    int left();
}
