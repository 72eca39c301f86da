package io.minihost.sandbox.warmup;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the classes that have an initialiser, in the engine's libraries, in this module and in the JDK. Run by the build:
 * looking into all of them takes longer than initialising those that need it.
 */
final class ClassList {

    /** The engine and what it is made of. */
    private static final Pattern LIBRARIES = Pattern.compile(
            "(js-language|regex|truffle-api|truffle-runtime|truffle-compiler|icu4j|polyglot|collections|word|minihost-sandbox)"
                    + "-\\d.*\\.jar");

    /** What of the JDK is under the engine and this module. */
    private static final List<String> JDK = List.of(
            "java/lang",
            "java/math",
            "java/nio",
            "java/text",
            "java/time",
            "java/util",
            "jdk/internal/classfile",
            "jdk/internal/constant",
            "jdk/internal/icu",
            "jdk/internal/math",
            "jdk/internal/misc",
            "jdk/internal/reflect",
            "jdk/internal/util",
            "jdk/internal/vm",
            "sun/invoke",
            "sun/nio",
            "sun/util");

    /** What no guest can reach: other languages' regular expressions, debuggers, parts of ICU that JavaScript has no name for. */
    private static final Pattern UNREACHABLE =
            Pattern.compile("com\\.oracle\\.truffle\\.regex\\.flavor\\.(java|python|ruby|oracledb)\\..*"
                    + "|com\\.oracle\\.truffle\\.(api|tools)\\.(debug|staticobject|tck|dsl\\.test)\\..*"
                    + "|com\\.oracle\\.truffle\\.runtime\\.(debug|hotspot\\.libgraal)\\..*"
                    + "|org\\.graalvm\\.shadowed\\.com\\.ibm\\.icu\\.impl\\.(data|duration)\\..*"
                    + "|org\\.graalvm\\.shadowed\\.com\\.ibm\\.icu\\.charset\\..*"
                    + "|org\\.graalvm\\.shadowed\\.com\\.ibm\\.icu\\.(text|impl)\\.(IDNA|UTS46|StringPrep|Punycode|Charset|.*Translit|Spoof|Bidi|ArabicShaping|UnicodeCompressor).*"
                    + "|org\\.graalvm\\.shadowed\\.com\\.ibm\\.icu\\.util\\.(.*Holiday|GlobalizationPreferences|CompactByteArray|LocaleMatcher).*"
                    + "|io\\.minihost\\.sandbox\\.(ClassList|runner|walls)\\b.*"
                    + "|java\\.util\\.(jar|logging|prefs|spi)\\..*"
                    + "|java\\.lang\\.(module|instrument|management|foreign)\\..*"
                    + "|sun\\.(nio\\.fs|util\\.(cldr|locale\\.provider|logging|resources))\\..*"
                    // Character sets that nobody asks the runner for.
                    + "|sun\\.nio\\.cs\\.(?!UTF|UTF_8|Unicode|ISO_8859_1|US_ASCII|Standard|Stream|Surrogate|ThreadLocal|CESU).*"
                    + "|com\\.oracle\\.truffle\\.compiler\\.hotspot\\.libgraal\\..*"
                    + "|com\\.oracle\\.truffle\\.js\\.builtins\\.(testing|wasm|commonjs)\\..*");

    private static final String INITIALISER = "<clinit>";
    private static final String SUFFIX = ".class";

    private ClassList() {}

    /** Takes the file to write. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), ofThisProcess());
    }

    static Collection<String> ofThisProcess() throws IOException {
        return of(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList());
    }

    static Collection<String> of(List<Path> classPath) throws IOException {
        Collection<String> names = new TreeSet<>();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry.resolve("io/minihost/sandbox"))) {
                collect(entry, entry.resolve("io/minihost/sandbox"), names);
            } else if (LIBRARIES.matcher(String.valueOf(entry.getFileName())).matches()) {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    Path root = jar.getPath("/");
                    collect(root, root, names);
                }
            }
        }
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        for (String folder : JDK) {
            collect(base, base.resolve(folder), names);
        }
        return names;
    }

    private static void collect(Path root, Path folder, Collection<String> names) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(SUFFIX)).forEach(files::add);
        }
        for (Path file : files) {
            String path = root.relativize(file).toString();
            String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
            if (!path.startsWith("META-INF") && !UNREACHABLE.matcher(name).matches() && hasInitialiser(file)) {
                names.add(name);
            }
        }
    }

    /** The name of an initialiser stands in the class file as it is. */
    private static boolean hasInitialiser(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(INITIALISER);
        }
    }
}
