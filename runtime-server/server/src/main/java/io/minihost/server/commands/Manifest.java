package io.minihost.server.commands;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format of the archive; this is the only one so far
 * @param key names the master key that it needs, and gives nothing of it away
 * @param migrations scripts with their checksums, in the order in which they ran
 * @param tables rows of each table
 * @param columns of each table, in the order of its file
 * @param sequences last numbers
 */
record Manifest(
        int format,
        Instant at,
        String key,
        Map<String, Integer> migrations,
        Map<String, Long> tables,
        Map<String, List<String>> columns,
        Map<String, Long> sequences) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    static final String DATABASE = "database/";
    static final String FILES = "files/";
}
