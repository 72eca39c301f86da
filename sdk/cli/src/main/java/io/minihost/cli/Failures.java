package io.minihost.cli;

import io.minihost.bundle.BundleRejected;
import io.minihost.cli.commands.HostCommand;
import io.minihost.cli.terminal.CommandFailed;
import io.minihost.cli.terminal.Output;
import io.minihost.cli.terminal.ProblemText;
import io.minihost.client.HostFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear text, never a stack trace. */
final class Failures implements IExecutionExceptionHandler {

    /** What {@code --json} prints. */
    private record Told(String error, int status, List<?> problems) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) throws Exception {
        Told told = told(failure);
        if (told == null) {
            throw failure;
        }
        boolean json = command.getCommand() instanceof HostCommand host && host.isForMachine();
        if (json) {
            new Output(command.getOut(), true).result(told);
        } else {
            PrintWriter err = command.getErr();
            told.problems().forEach(problem -> err.println(ProblemText.of(problem)));
            err.println(told.error());
            err.flush();
        }
        return HostCommand.FAILED;
    }

    private static @Nullable Told told(Exception failure) {
        return switch (failure) {
            case HostFailure host ->
                new Told(text(host), host.status(), host.problem().problems());
            case BundleRejected bundle -> new Told("The program was refused.", 0, bundle.problems());
            case CommandFailed command -> new Told(String.valueOf(command.getMessage()), 0, List.of());
            case IOException io -> new Told(io.getClass().getSimpleName() + ": " + io.getMessage(), 0, List.of());
            default -> null;
        };
    }

    private static String text(HostFailure failure) {
        return switch (failure.status()) {
            case HostFailure.NO_ANSWER ->
                failure.uri().getScheme() + "://" + failure.uri().getAuthority() + ": "
                        + failure.problem().text();
            case 401 ->
                "The host does not know this token: " + failure.problem().text();
            default -> failure.problem().text();
        };
    }
}
