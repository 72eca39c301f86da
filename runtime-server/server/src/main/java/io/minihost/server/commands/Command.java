package io.minihost.server.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The first word after the launcher's name, when it is one of these. */
public enum Command {
    VERIFY_LEDGER("verify-ledger", VerifyLedger::run),
    BACKUP("backup", Backup::run),
    RESTORE("restore", Restore::run);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a method of a class
    private final Work work;

    Command(String word, Work work) {
        this.word = word;
        this.work = work;
    }

    /** Does something with the words after the command, and says how it ended: 0 done, 1 refused or failed, 2 usage. */
    interface Work {
        int run(Host host, List<String> words) throws Exception;
    }

    public static Optional<Command> of(String[] words) {
        return Arrays.stream(values())
                .filter(command -> words.length > 0 && command.word.equals(words[0]))
                .findFirst();
    }

    /** Does it. Words that begin with {@code --} and hold {@code =} are settings. */
    @SuppressWarnings("SystemOut") // a person reads it
    public int run(String[] words) {
        var given = Arrays.stream(words).skip(1).toList();
        var settings = given.stream()
                .filter(word -> word.startsWith("--") && word.contains("="))
                .toList();
        var rest = given.stream().filter(word -> !settings.contains(word)).toList();
        try (var host = Host.of(settings)) {
            return work.run(host, rest);
        } catch (Exception e) {
            System.err.println("minihost-server %s: %s".formatted(word, e.getMessage()));
            return 1;
        }
    }
}
