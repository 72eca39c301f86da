package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileZipTests {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;

    @Test
    void refusesWhatIsNotAZip() {
        Refusals.message("<html>Sorry</html>".getBytes(StandardCharsets.UTF_8)).isEqualTo("error: Not a zip");
        Refusals.message(new byte[0]).isEqualTo("error: Not a zip");
    }

    @Test
    void refusesATruncatedZip() {
        byte[] zip = Program.small().zip();
        for (int length : new int[] {4, 30, zip.length / 2, zip.length - 1}) {
            Refusals.message(Arrays.copyOf(zip, length)).contains("damaged or cut off");
        }
    }

    @Test
    void refusesAnEmptyZip() {
        Refusals.message(new Program().zip()).contains("There is no app.json");
    }

    @Test
    void refusesARatioBomb() {
        Refusals.message(Program.small().with("zeros", new byte[5_000_000]).zip())
                .contains("zeros: error: The entry unpacks to more than 100 times its size");
    }

    @Test
    void refusesARatioBombOfManySmallEntries() {
        Program bomb = Program.small();
        for (int i = 0; i < 20; i++) {
            bomb.with("zeros" + i, new byte[1_000_000]);
        }
        Refusals.message(bomb.zip()).contains("The archive unpacks to more than 100 times its size");
    }

    @Test
    void countsANestedZipAsBytes() throws Exception {
        byte[] nested = Program.small().with("zeros", new byte[20_000_000]).zip();
        assertThat(Program.small().with("nested.zip", nested).read().files().size("nested.zip"))
                .isEqualTo(nested.length);
    }

    @Test
    void refusesOverlappingEntries() {
        byte[] zip = Program.small().zip();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int first = find(zip, DIRECTORY_ENTRY, 0);
        int second = find(zip, DIRECTORY_ENTRY, first + 4);
        bytes.putInt(second + 42, bytes.getInt(first + 42));
        Refusals.message(zip).contains("another name in its own header");

        byte[] twins = new Program().with("a", "1").with("b", "2").zip();
        int local = find(twins, LOCAL_HEADER, 0);
        int entry = find(twins, DIRECTORY_ENTRY, find(twins, DIRECTORY_ENTRY, 0) + 4);
        twins[entry + 46] = 'a';
        ByteBuffer.wrap(twins).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 42, local);
        Refusals.message(twins).contains("a: error: The entry overlaps another one");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1_000_000, Integer.MAX_VALUE})
    void refusesWrongDeclaredSizes(int by) {
        byte[] zip = Program.small().zip();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = find(zip, DIRECTORY_ENTRY, 0);
        int local = bytes.getInt(directory + 42);
        bytes.putInt(directory + 24, bytes.getInt(directory + 24) + by);
        Refusals.of(zip);
        bytes.putInt(local + 22, bytes.getInt(directory + 24));
        Refusals.of(zip);
    }

    @Test
    void refusesAWrongChecksum() {
        byte[] zip = Program.small().zip();
        zip[find(zip, DIRECTORY_ENTRY, 0) + 16] ^= 1;
        Refusals.message(zip).contains("checksum is wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.js, leads out of the archive",
        "pages/../../evil.js, leads out of the archive",
        "C:/evil.js, names a drive",
        "/etc/passwd, absolute",
        "a//b.js, empty",
        "a/./b.js, empty",
        "'a\tb.js', control character",
        "'a\u0000b.js', control character",
        "'a\u0085b.js', control character",
    })
    void refusesPathsThatNoProgramHas(String path, String why) {
        BundleRejected refusal = Refusals.of(Program.small().with(path, "x").zip());
        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(why);
            assertThat(problem.file()).doesNotContain("\t", "\u0000");
        });
    }

    @Test
    void refusesBackslashes() {
        byte[] zip = Program.small().with("..!evil.js", "x").zip();
        replaceAll(zip, "..!evil.js", "..\\evil.js");
        Refusals.message(zip).contains("The path has a backslash");
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020666, 0010644, 0140755, 0060660})
    void refusesLinksAndDevices(int mode) {
        byte[] zip = Program.small().with("link", "/etc/passwd").zip(entry -> {
            if (entry.getName().equals("link")) {
                entry.setUnixMode(mode);
            }
        });
        Refusals.message(zip).isEqualTo("link: error: The entry is a link or a device, not a file");
    }

    @Test
    void refusesDuplicateNames() {
        byte[] zip = Program.small().with("app.jso_", "{}").zip();
        replaceAll(zip, "app.jso_", "app.json");
        Refusals.message(zip).isEqualTo("app.json: error: The archive has this path twice");
    }

    @ParameterizedTest
    @CsvSource({
        "APP.JSON",
        "pages/INDEX/a.ts|pages/INDEX/A.ts",
        "pages/Index",
        "caf\u00e9.png|CAFE\u0301.png",
        "stra\u00dfe.png|STRASSE.png",
        "a|a/b",
        "a/b|a"
    })
    void refusesNamesThatCollide(String names) {
        Program program = Program.small();
        for (String name : names.split("\\|", -1)) {
            program.with(name, "x");
        }
        Refusals.message(program.zip()).contains("is the same as");
    }

    @Test
    void tellsFoldersThatDifferOnlyInCaseAndKeepsBoth() throws Exception {
        Bundle bundle = Program.small()
                .with("Pages/index/index.js", "a")
                .with("Pages/other.js", "b")
                .with("pages/other.js", "c")
                .read();
        assertThat(bundle.files().text("Pages/other.js")).isEqualTo("b");
        assertThat(bundle.files().text("pages/other.js")).isEqualTo("c");
        assertThat(bundle.warnings())
                .extracting(Problem::toString)
                .containsExactly("Pages/: warning: The path is the same as pages/ on many file systems");
    }

    @Test
    void refusesEncryptedEntries() {
        byte[] zip = Program.small().zip();
        zip[find(zip, DIRECTORY_ENTRY, 0) + 8] |= 1;
        Refusals.message(zip).contains("The entry is encrypted");
    }

    @Test
    void refusesOneByteTooMuch() {
        Limits limits = Limits.DEFAULT;
        byte[] noise = new byte[(int) limits.archiveBytes() + 1];
        new Random(1).nextBytes(noise);
        byte[] zip = Program.small().with("noise", noise).zip();
        Refusals.message(Arrays.copyOf(zip, 10_000_001)).isEqualTo("error: The archive is larger than 10000000 bytes");
        assertThat(Refusals.of(Arrays.copyOf(zip, 10_000_000)).getMessage()).contains("cut off");
    }

    @Test
    void refusesTooManyEntries() {
        Program program = Program.small();
        for (int i = 0; i < 5_000; i++) {
            program.with("f" + i, "");
        }
        Refusals.message(program.zip()).isEqualTo("error: More than 5000 entries");
    }

    @Test
    void countsEntriesBeforeItMakesAnythingOfThem() {
        ByteBuffer records = ByteBuffer.allocate(46 * 200_000 + 22).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 200_000; i++) {
            records.putInt(46 * i, DIRECTORY_ENTRY);
        }
        records.putInt(46 * 200_000, 0x06054b50).putInt(46 * 200_000 + 12, 46 * 200_000);
        records.put(0, (byte) 'P');

        long before = allocated();
        Refusals.message(records.array()).isEqualTo("error: More than 5000 entries");
        assertThat(allocated() - before).isLessThan(50_000_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void refusesTooManyBytes() {
        byte[] noise = new byte[600_000];
        new Random(1).nextBytes(noise);
        Limits limits = new Limits(10_000_000, 1_000_000, 100, 100, 512);
        byte[] zip = Program.small().with("a", noise).with("b", noise).zip();
        assertThat(Refusals.of(zip, limits).getMessage()).isEqualTo("error: More than 1000000 bytes unpacked");
    }

    @Test
    void refusesLongPaths() throws Exception {
        String fits = "中".repeat(170) + "ab";
        assertThat(Program.small().with(fits, "").read().files().has(fits)).isTrue();
        Refusals.message(Program.small().with(fits + "c", "").zip()).contains("longer than 512 bytes");
    }

    private static int find(byte[] zip, int signature, int from) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        while (bytes.getInt(at) != signature) {
            at++;
        }
        return at;
    }

    private static void replaceAll(byte[] zip, String from, String to) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        byte[] replaced = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(replaced, 0, zip, 0, zip.length);
    }
}
