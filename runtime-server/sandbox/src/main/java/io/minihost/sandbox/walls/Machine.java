package io.minihost.sandbox.walls;

import org.jspecify.annotations.Nullable;

/** The processors whose system calls are known here. */
enum Machine {
    X86_64("amd64", 0xC000_003E),
    AARCH64("aarch64", 0xC000_00B7);

    private final String javaName;
    private final int auditArchitecture;

    Machine(String javaName, int auditArchitecture) {
        this.javaName = javaName;
        this.auditArchitecture = auditArchitecture;
    }

    /** What the kernel tells a filter about calls made in this machine's own way. */
    int auditArchitecture() {
        return auditArchitecture;
    }

    /** The one this JVM runs on; null when it is none of these, or not under Linux. */
    static @Nullable Machine current() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        String name = System.getProperty("os.arch");
        for (Machine machine : values()) {
            if (machine.javaName.equals(name)) {
                return machine;
            }
        }
        return null;
    }
}
