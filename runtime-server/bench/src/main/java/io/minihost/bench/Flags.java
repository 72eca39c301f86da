package io.minihost.bench;

import io.minihost.sandbox.runner.JvmSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** JVM flags. */
final class Flags {

    private Flags() {}

    /** The flags this process was started with, for a child that is to run the same way. */
    static List<String> ofThisProcess() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /** A runner that compiles as this process does, with heap for the largest number of sessions. */
    static JvmSettings likeThisProcess() {
        var prefix = "--upgrade-module-path=";
        var modules = ofThisProcess().stream()
                .filter(flag -> flag.startsWith(prefix))
                .map(flag -> Path.of(flag.substring(prefix.length())))
                .findFirst();
        return JvmSettings.likeThis().withHeapBytes(6L << 30).withCompilerModules(modules.orElse(null));
    }
}
