package io.minihost.sandbox.engine;

import java.util.Arrays;

/**
 * Looks for objects in a JSON text whose keys were chosen to have the same hash. The engine finds a key among those of the same
 * hash one by one, and while it reads such a text nothing stops it: 20,000 keys take half a minute.
 */
final class JsonKeys {

    /** As many steps for each key cost no more than reading it does. */
    private static final int STEPS_PER_KEY = 32;

    /** Fewer keys cost nothing, whatever they are. */
    private static final int FEW = 128;

    private final String text;
    private int[] hashes = new int[256];
    private int hashCount;
    /** Where the hashes of each object that is open begin. */
    private int[] objects = new int[32];

    private int depth;
    private int at;

    private JsonKeys(String text) {
        this.text = text;
    }

    /** Whether an object of this text has keys that cost far more to tell apart than to read. */
    static boolean collide(String text) {
        return new JsonKeys(text).collide();
    }

    private boolean collide() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '"' -> {
                    addIfKey(string());
                    continue;
                }
                case '{' -> open();
                case '}' -> {
                    if (closesCostly()) {
                        return true;
                    }
                }
                default -> {}
            }
            at++;
        }
        return false;
    }

    private void open() {
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, 2 * depth);
        }
        objects[depth++] = hashCount;
    }

    private void addIfKey(int hash) {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ':') {
            if (hashCount == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * hashCount);
            }
            hashes[hashCount++] = hash;
        }
    }

    /** The steps of a table that is as large as the object has keys, by what it takes of a hash. */
    private boolean closesCostly() {
        if (depth == 0) {
            return false;
        }
        int start = objects[--depth];
        int count = hashCount - start;
        hashCount = start;
        if (count < FEW) {
            return false;
        }
        int[] chains = new int[Integer.highestOneBit(count)];
        long steps = 0;
        for (int i = start; i < start + count; i++) {
            steps += chains[(hashes[i] ^ hashes[i] >>> 16) & chains.length - 1]++;
        }
        return steps > (long) STEPS_PER_KEY * count;
    }

    /** Goes behind the string that begins here; its hash, as {@link String#hashCode}. */
    private int string() {
        int hash = 0;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return hash;
            }
            hash = 31 * hash + (c == '\\' ? escaped() : c);
        }
        return hash;
    }

    private int escaped() {
        at++;
        char kind = at < text.length() ? text.charAt(at) : 0;
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> kind;
        };
    }

    private int unit() {
        int unit = 0;
        for (int digits = 0; digits < 4 && at + 1 < text.length(); digits++) {
            int digit = Character.digit(text.charAt(at + 1), 16);
            if (digit < 0) {
                break;
            }
            unit = 16 * unit + digit;
            at++;
        }
        return unit;
    }
}
