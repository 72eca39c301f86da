package io.minihost.cli.commands;

import io.minihost.client.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of the form {@code 1.2.3}. */
record VersionNumbers(long major, long minor, long patch) implements Comparable<VersionNumbers> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
    private static final VersionNumbers FIRST = new VersionNumbers(1, 0, 0);

    /** The number after the highest one that a program has. */
    static String next(List<Version> versions) {
        return versions.stream()
                .flatMap(version -> parse(version.version()).stream())
                .max(Comparator.naturalOrder())
                .map(highest -> new VersionNumbers(highest.major, highest.minor, highest.patch + 1))
                .orElse(FIRST)
                .toString();
    }

    private static Optional<VersionNumbers> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new VersionNumbers(
                Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3))));
    }

    @Override
    public int compareTo(VersionNumbers other) {
        return Comparator.comparingLong(VersionNumbers::major)
                .thenComparingLong(VersionNumbers::minor)
                .thenComparingLong(VersionNumbers::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
