package io.minihost.cli.check;

import java.util.SortedMap;

/**
 * How much of what a program uses the host has.
 *
 * @param used how many names
 * @param lacking what is missing, with the file that uses it
 */
record Support(int used, SortedMap<String, String> lacking) {}
